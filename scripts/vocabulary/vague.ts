/** Texts that say no more than that something is wrong: `Bad Request`, `Validation failed`, `The error message`. */
const emptyWords = new Set(
  (
    'about detailed such while during because due when if then than also only an a the is are was were be been of in on at for to from with by and or not no any one more some this that these ' +
    'your you it its we as here please see check try again ' +
    'error errors exception fault failure failed fail fails problem message messages detail details detailed ' +
    'information info description text string code status http reason example sample title type hint name ' +
    'valid supplied bad request requests response invalid unprocessable unprocessible entity content validation validate validated ' +
    'input data param params parameter parameters argument arguments body payload field fields value values given ' +
    'something went wrong occurred happened has have had could can client server web service api rest json xml ' +
    'not found conflict forbidden unauthorized unauthorised denied precondition gone null none undefined true false ' +
    'resource object item operation action query result success unsuccessful unable process processed perform ' +
    'ng ko nok warning alert notice general common default custom unknown other specific respective lorem ipsum'
  ).split(' '),
);

/** Whether a text made by `plain` has no word that tells what is wrong. */
export const saysNothing = (text: string): boolean =>
  text
    .trim()
    .split(' ')
    .every((word) => emptyWords.has(word) || /^[\d.<>=x]*$/.test(word));

/**
 * Names of the variables in which the scripts keep what they know from one to the next. A brace in the name: neither a
 * variable of a URI template nor a `{{…}}` in a text of the document or the target can name such a variable.
 */
export function ownVariable(
  name: 'prepared' | 'undo' | 'attempt' | 'impatient' | 'literal' | 'cookies',
): string {
  return `{docproof}${name}`;
}

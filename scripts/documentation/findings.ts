import type { Finding, FindingCode } from './model.ts';

/** A finding in words: what was noticed, and what its reader can do about it. */
export interface Explanation {
  readonly what: string;
  readonly next: string;
}

type Words = (detail: (key: string) => string) => Explanation;

const noHurry = 'docproof reads it anyway; correct the document so that other tools can read it too.';

const notRead: Words = (detail) => ({
  what: `The parser does not read "${detail('written')}"; it and what is below it are not tested.`,
  next: `Write \`${detail('read')}\` at the beginning of the line, below an action, after an empty line.`,
});

/** What the parser asks for, in the words of the format's users. */
const warned: readonly (readonly [RegExp, string])[] = [
  [
    /ignoring unrecognized block|ignoring .* list item|indent every/i,
    'Begin requests and responses at the start of the line. Indent their parts (`+ Headers`, `+ Body`, `+ Schema`) by 4 columns and what stands in a part by 12; the body of a response without parts by 8.',
  ],
];

const words: Readonly<Record<FindingCode, Words>> = {
  'former-override': (detail) => ({
    what: `The overrides have "${detail('written')}", as docproof 1.0 wrote it.`,
    next: `Write "${detail('now')}" instead; docs/deviations.md lists the codes, docproof list shows the ids of attempts.`,
  }),
  'parser-warning': (detail) => ({
    what: `The API Blueprint parser warns: ${detail('message')}.`,
    next:
      warned.find(([warning]) => warning.test(detail('message')))?.[1] ??
      'Check that this part of the documentation is read as you mean it; docproof uses what the parser understood.',
  }),
  'syntax-error': (detail) => ({
    what: `The API Blueprint parser refuses the document: ${detail('message')}.`,
    next: 'Correct this line; nothing of the document can be used before that.',
  }),
  'no-operations': (detail) => ({
    what: `The document describes no operation: ${detail('lacks')}.`,
    next: `Write at least one operation, ${detail('wanted')}, or check that this is the right file.`,
  }),
  'repaired-byte-order-mark': () => ({
    what: 'The document begins with a byte order mark, which the parser takes for text.',
    next: `Save it as UTF-8 without one. ${noHurry}`,
  }),
  'repaired-line-ends': (detail) => ({
    what: `Lines end with carriage returns, which the parser refuses (${detail('lines')}).`,
    next: `Save the document with Unix line ends. ${noHurry}`,
  }),
  'repaired-tabs': (detail) => ({
    what: `Tabs, which the parser refuses, were read as four columns each (${detail('lines')}).`,
    next: `Indent with spaces. ${noHurry}`,
  }),
  'repaired-spaces': (detail) => ({
    what: `Non-breaking or invisible spaces are used where the format needs plain ones (${detail('lines')}).`,
    next: `Replace them with spaces. ${noHurry}`,
  }),
  'repaired-front-matter': () => ({
    what: 'The document begins with a YAML block, which the parser takes for text; its keys were read as metadata.',
    next: 'Nothing needs to be done.',
  }),
  'repaired-heading': (detail) => ({
    what: `The parser does not read "${detail('written')}" as a resource or an action, and would lose what is below it.`,
    next: `Write it as \`## Name [/uri]\` or \`### Name [METHOD /uri]\`, without brackets in the name. ${noHurry}`,
  }),
  'repaired-missing-uri': (detail) => ({
    what: `"${detail('written')}" names a method, but there is no resource with a URI above it; it was read as a request to \`/\`.`,
    next: 'Write the URI into the heading, e.g. `### Name [POST /things]`, or put the action below its resource.',
  }),
  'response-line': (detail) => ({
    what: `The parser makes another response of "${detail('written')}"; it was read as ${detail('status')}.`,
    next: `Write \`+ Response ${detail('status')} (application/json)\`, with the media type, and put other words below it. ${noHurry}`,
  }),
  'repaired-value': (detail) => ({
    what: `Names or values with dashes or brackets have no backticks, so the parser cuts them off (${detail('lines')}).`,
    next: `Write them in backticks, e.g. \`+ day: \`2020-01-31\` (string)\`. ${noHurry}`,
  }),
  'repaired-type-name': (detail) => ({
    what: `"${detail('written')}" is not a type that the document or the format defines; it was read as "${detail('read')}" (${detail('lines')}).`,
    next: 'Use a type of the format (string, number, boolean, array, object, enum) or define it under `# Data Structures`.',
  }),
  'repaired-endless-type': (detail) => ({
    what: `Types refer to each other so often that they cannot be written out; their fields were read as plain objects (${detail('lines')}).`,
    next: 'Leave out what is not part of the response, e.g. refer to other resources by id.',
  }),
  'repaired-uri-template': (detail) => ({
    what: `"${detail('written')}" is not a URI template; it was read as "${detail('read')}".`,
    next: `Write variables in braces, e.g. \`/things/{id}\`. ${noHurry}`,
  }),
  'repaired-refused-line': (detail) => ({
    what: `The parser refuses the document for "${detail('written')}" (${detail('message')}); it was read as "${detail('read')}".`,
    next: 'Correct this line, so that nothing of it is lost.',
  }),
  'example-not-json': (detail) => ({
    what: `An example is not valid JSON: ${detail('problem')}.`,
    next:
      detail('lenient') === 'yes'
        ? 'It was read leniently; correct it so that responses can be compared with it.'
        : 'Correct the example; until then the body is judged only by the rest of the documentation.',
  }),
  'example-contradicts-schema': (detail) => ({
    what: `The example of ${detail('body')} contradicts the documentation around it: at ${detail('place')} it has ${detail('actual')}, documented is ${detail('expected')}.`,
    next: 'Correct the example or its description; until then both are accepted.',
  }),
  'schema-not-usable': (detail) => ({
    what: `The JSON Schema of ${detail('body')} cannot be used as it is written: ${detail('problem')}.`,
    next: 'Correct the schema; until then the body is judged by its attributes and examples.',
  }),
  'slow-pattern': (detail) => ({
    what:
      detail('matched') === 'yes'
        ? `The pattern ${detail('pattern')} of ${detail('body')} repeats a repetition: most engines take years on some texts.`
        : `The pattern ${detail('pattern')} of ${detail('body')} cannot be matched in linear time.`,
    next:
      detail('matched') === 'yes'
        ? 'Write it with one repetition, e.g. `^a+$` instead of `^(a+)+$`; docproof matches it in linear time, other tools and servers may hang.'
        : 'Write it without backreferences and lookbehind; until then any text passes.',
  }),
  'duplicate-response': (detail) => ({
    what: `The response ${detail('status')} says the same as the one at line ${detail('first')}: they cannot be told apart.`,
    next: 'Remove one of them, or say when each of them is given.',
  }),
  'no-response': (detail) => ({
    what: `"${detail('written')}" describes an operation without a response: there is nothing to prove.`,
    next: 'Write at least one below it, e.g. `+ Response 200 (application/json)`.',
  }),
  'request-not-read': notRead,
  'response-not-read': notRead,
  'include-not-followed': (detail) => ({
    what: `"${detail('written')}" includes another file, which docproof does not read: what that file documents is missing here.`,
    next: 'Run docproof on the assembled document, as the tool that reads this line writes it.',
  }),
  'unknown-format': (detail) => ({
    what: `This looks like ${detail('looksLike')}; docproof reads OpenAPI (2.0 to 3.2, YAML or JSON) and API Blueprint.`,
    next: 'Give the path of an OpenAPI or API Blueprint document.',
  }),
  'element-not-read': (detail) => ({
    what: `A ${detail('element')} was not read: ${detail('problem')}.`,
    next: 'Correct it as the OpenAPI Specification demands; the rest of the document is read without it.',
  }),
  'reference-not-usable': (detail) => ({
    what: `The reference ${detail('reference')} cannot be followed: ${detail('problem')}.`,
    next: 'Correct the reference; until then what it refers to is left out.',
  }),
};

/** The words for a finding. */
export function explain(finding: Pick<Finding, 'code' | 'detail'>): Explanation {
  return words[finding.code]((key) => finding.detail[key] ?? '');
}

/** Every code there is, in the order of the documentation. */
export const findingCodes = Object.keys(words) as readonly FindingCode[];

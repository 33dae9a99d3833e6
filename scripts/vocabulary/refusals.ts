/** What the message of an error says beside its topic; texts are made by `plain` where nothing else is said. */
import { mentions, wordsOf } from './names.ts';
import { find, type Match } from './phrase.ts';

/** Of which part of a request it speaks: `A parameter is missing`, `A field is not valid`. */
export const speaksOfParameter = (text: string): boolean =>
  / ((query|path|header) )?(parameters?|headers?) /.test(text);

export const speaksOfField = (text: string): boolean => / (fields?|propert(y|ies)|attributes?) /.test(text);

/** Whether a text means the header: one called by an ordinary word (`Accept`) has to be called a header, or be quoted. */
export function namesHeader(text: string, header: string): boolean {
  if (!mentions(text, header)) return false;
  return (
    wordsOf(header).length > 1 || /\bheaders?\b/i.test(text) || new RegExp(`["'\`]${header}["'\`]`).test(text)
  );
}

export const speaksOfPath = (text: string): boolean => / (uri|url|path) /.test(text);

/** `token`, `please log in`. */
export const speaksOfCredentials = (text: string): boolean =>
  /token|key|credential|authenticat|authorization|log(ged)? ?in|login|sign(ed)? ?in|session|cookie|bearer|jwt|secret|認証|ログイン|登录/.test(
    text,
  );

const surelyNone = / (missing|no|not (been )?(provided|given|supplied|present|sent)|without|absent) /;
const noCredentials =
  / (missing|no|not (been )?(provided|given|supplied|set|present|sent|found)|required|without|empty|absent|must|need|please) /;
const wrongCredentials = / (invalid|wrong|expired|incorrect|bad|revoked|unknown|malformed|not valid|failed) /;

/** Whether credentials are missing, wrong, or either of both: `Missing or invalid token`. */
export function wrongnessOfCredentials(text: string): 'missing' | 'wrong' | 'either' {
  const isWrong = wrongCredentials.test(text);
  if (isWrong && surelyNone.test(text) && / or /.test(text)) return 'either';
  return isWrong && !noCredentials.test(text) ? 'wrong' : 'missing';
}

/** It has expired, and is not wrong otherwise: made-up credentials may be refused in other words. */
export const speaksOfExpiryOnly = (text: string): boolean =>
  / expired /.test(text) && !/ invalid | wrong /.test(text);

/** `must be`, `provide`: something is asked for. */
export const asksForSomething = (text: string): boolean =>
  /(must|should|provide|specify|supply|need)/.test(text);

export const saysMust = (text: string): boolean => / (must|should|has to|have to) /.test(text);

/** Something is not there, beside a limit that it has to keep. */
export const saysItIsMissing = (text: string): boolean =>
  / (required|mandatory|missing|omitted|blank|empty|null|undefined|absent) /.test(text);

export const saysItDoesNotMatch = (text: string): boolean =>
  / not (match|equal|correspond|agree|fit|(be )?included in|one of) /.test(text);

/** It may never be changed. */
export const saysItIsImmutable = (text: string): boolean =>
  / (immutable|readonly|read only|(can|may|must) ?not be (changed|modified|updated|edited|altered)) /.test(
    text,
  );

export const saysItMayNotBeRemoved = (text: string): boolean =>
  / (can|may|must) not (be (deleted|removed|cancelled|canceled)|delete|remove|cancel) /.test(text);

/** Something in that state cannot be done. */
export const deniesPlainly = (text: string): boolean =>
  / (can ?not|can t|may not|must not|not allowed|no longer|already|not be|impossible|unable|not possible) /.test(
    text,
  );

/** A rule about how a name begins, which reserves no single name. */
export const speaksOfBeginning = (text: string): boolean => / not (start|begin) with /.test(text);

/** The id in a body has to be that of the path. */
export const speaksOfMatchingId = (text: string): boolean => / (id|identifier|match|matching) /.test(text);

const different =
  / (must|should|has to|have to) (be different|differ) | not (be )?(the )?(same|equal|identical) /;
const equal =
  / (do|does|did|must|should|is|are) (not )?(be )?(match|matching|equal|identical|the same) | mismatch | not identical /;
const before = / (not )?(be )?(before|earlier than|less than|lower than|smaller than|prior to) /;
const after = / (not )?(be )?(after|later than|greater than|more than|larger than|bigger than|past) /;

/** How two values have to be to each other. */
export interface Relation {
  /** The words that say so. */
  readonly at: Match;
  readonly isDifferent: boolean;
  readonly isEqual: boolean;
  /** `ascending`: the first one has to be the lesser or the earlier one. */
  readonly order: 'ascending' | 'descending' | undefined;
}

export function relationIn(text: string): Relation | undefined {
  const [at] = [different, equal, before, after].flatMap((words) => find(text, words) ?? []);
  if (!at) return undefined;
  const isDifferent = different.test(text);
  return { at, isDifferent, isEqual: equal.test(text) && !isDifferent, order: orderIn(text) };
}

function orderIn(text: string): Relation['order'] {
  const lower = before.exec(text);
  const said = lower ?? after.exec(text);
  if (!said) return undefined;
  const isDenied = said[1] !== undefined;
  return (lower !== null) !== isDenied ? 'ascending' : 'descending';
}

export const hasModalVerb = (text: string): boolean =>
  / (must|should|has to|have to|can|may|need|needs|is|are) /.test(text);

/** `field "name"`: the name of a field in quotes, in the text as it was written. */
export function quotedField(text: string): string | undefined {
  return /(?:field|property|attribute|parameter) ["'`“‘]([\w.-]{1,60})["'`”’]/i.exec(text)?.[1];
}

/** Names that are reserved in many an API. */
const usuallyReserved =
  /\b(default|system|root|admin|administrator|primary|main|master|public|global|self)\b/i;

/** The reserved name, in the text as it was written: in quotes, right before `is reserved`, or a usual one. */
export function reservedName(text: string): string | undefined {
  const quoted = /["'`“‘]([^\s"'`”’]{1,60})["'`”’]/.exec(text)?.[1];
  if (quoted !== undefined) return quoted;
  const named = /(\S+) (?:is|are) (?:a )?(?:reserved|protected)/i.exec(text)?.[1];
  if (named !== undefined && !/^(name|id|key|value|it|this|which|that|names)$/i.test(named)) return named;
  return usuallyReserved.exec(text)?.[1];
}

/** How tables, lists and descriptions say whether something has to be sent. */

const required = /^(?:required|mandatory|obligatory|req)\.?!?$/i;
const optional = /^(?:optional|not required|opt)\.?$/i;

/** What a word or two say on their own: `required`, `not required`. */
export function requirementNamed(words: string): boolean | undefined {
  if (required.test(words)) return true;
  return optional.test(words) ? false : undefined;
}

/** What a description says that begins with it, or has it in brackets. */
export function requirementIn(description: string): boolean | undefined {
  if (/^[(*_[]*(required|mandatory)\b|\((required|mandatory)\)/i.test(description)) return true;
  return /^[(*_[]*optional\b|\(optional\)/i.test(description) ? false : undefined;
}

/** `Required Fields`, `Optional parameters`: what a heading says of all that is below it. */
export function requirementOfAll(heading: string): boolean | undefined {
  const word =
    /\b(required|mandatory|optional)\s+(?:\w+\s+)?(?:fields?|attributes?|param(?:eter)?s?|propert(?:y|ies)|keys?)\b/i.exec(
      heading,
    )?.[1];
  return word === undefined ? undefined : !/optional/i.test(word);
}

/** `required string` → `required`, `string`. */
export function splitRequirement(words: string): readonly [string, string] | undefined {
  const [, word, rest] = /^\s*(required|optional)\s+(.+)$/i.exec(words) ?? [];
  return word !== undefined && rest !== undefined ? [word, rest] : undefined;
}

const conditional = /\b(?:if|when|unless|only|except)\b/i;
const requiredCell = /^(?:required|mandatory|obligat|obrigat|pflicht|verplicht|必須|必须|必填)/i;
const optionalCell = /^(?:optional|opcional|facultatif|可选|任意)/i;
const yes = /^(?:yes|y|true|always|1|x|\*+|[\u2713\u2714\u2705\u2611○◯]|sim|s[ií]|oui|ja|да|是|はい)$/i;
const no = /^(?:no|n|false|never|0|-+|[\u2013\u2014\u2717\u2718\u274C×]|n[aã]o|non|nein|nee|нет|否|いいえ)$/i;

/** What a cell says, in several languages; undefined for an empty one, and for `yes, if …`. */
export function requirementOfCell(words: string): 'required' | 'optional' | 'yes' | 'no' | undefined {
  if (conditional.test(words)) return undefined;
  if (requiredCell.test(words)) return 'required';
  if (optionalCell.test(words)) return 'optional';
  return yes.test(words) ? 'yes' : no.test(words) ? 'no' : undefined;
}

export const saysNullable = (words: string): boolean =>
  /^(?:nullable|null|or null|may be null|can be null)$/i.test(words);

/** What else is said beside a type: `case insensitive`, `read-only`, `unique`. */
export const isTrait = (words: string): boolean =>
  /^(?:case[ -](?:in)?sensitive|(?:read|write)[ -]only|unique|immutable|deprecated|fixed(?:-type)?|sample|indexed|auto(?:matic)?|generated)$/i.test(
    words,
  );

/** `defaults to 5` → `5` */
export function defaultIn(words: string): string | undefined {
  return /^default(?:s to|\s+is|\s*[:=])?\s+(.+)$/i.exec(words)?.[1];
}

/** What an operation takes, where it says that of the fields of its body it takes only some. */
export const saysOnlySomeChange = (text: string): boolean => onlySome.some((pattern) => pattern.test(text));

const onlySome: readonly RegExp[] = [
  /\b(all|any) (the )?other (fields|properties|attributes|values|keys|members)\b[^.]*\b(ignored|unchanged|not (changed|modified|updated))/i,
  /\bonly\b[^.]*\b(can|may|will|are allowed to) be (changed|modified|updated|edited|set)\b/i,
  /\bonly (changes|modifies|updates|edits|sets)\b/i,
];

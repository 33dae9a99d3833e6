import { readFieldLine } from './field-line.ts';

const keyword = /^(?:required|optional|fixed|fixed-type|nullable|sample|default)$/i;

/** What a line of MSON says of a field in parentheses, besides the words that the format knows. */
export interface Signature {
  /** `+ id: 5 (number, required) - text` → `number`; several words are joined by commas. */
  readonly typeText: string | undefined;
  /** True for words like `integer and required`, which the parser does not know. */
  readonly saysRequired: boolean;
}

/** Reads the type of a field as it is written. */
export function readSignature(line: string): Signature {
  const traits = splitOutsideBrackets(readFieldLine(line)?.traits ?? '');
  const words = traits.filter((trait) => trait !== '' && !keyword.test(trait));
  return {
    typeText: words.length > 0 ? words.join(', ') : undefined,
    saysRequired: words.some((word) => /\brequired\b/i.test(word) && !/\bnot required\b/i.test(word)),
  };
}

function splitOutsideBrackets(list: string): readonly string[] {
  return list.split(/,(?![^[]*\])/).map((part) => part.trim());
}

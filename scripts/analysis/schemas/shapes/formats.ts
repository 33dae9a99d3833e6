/** Which format the documentation gives ground for. */
import type { JsonSchema } from '../../../documentation/index.ts';
import { formatTable } from '../../../documentation/index.ts';
import {
  nameSuggestsFormat,
  offersAlternative,
  type SuggestedFormat,
  suggestsFormat,
  wordsOf,
} from '../../../vocabulary/index.ts';

/** What is known of a string field. */
export interface StringField {
  readonly name: string;
  /** Its type as written. */
  readonly typeText: string;
  readonly description: string;
  /** In lists that stay the same: what a list agrees with is remembered. */
  readonly examples: readonly (readonly string[])[];
}

interface Ground {
  readonly format: SuggestedFormat;
  /** A stricter test of the examples than the format itself is. */
  readonly example?: RegExp;
}

const grounds: readonly Ground[] = [
  { format: 'ipv4' },
  { format: 'ipv6' },
  { format: 'email' },
  { format: 'uuid' },
  { format: 'hostname', example: /\.[a-z-]{2,}\.?$/i },
  { format: 'uri', example: /^[a-z][a-z\d+.-]*:\/\/[^{}]+$/i },
  { format: 'date-time' },
  { format: 'date' },
];

/** Types as written that are the name of a format, so that no example is needed. */
const formatTypes: Readonly<Record<string, string>> = {
  uuid: 'uuid',
  guid: 'uuid',
  email: 'email',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  'date-time': 'date-time',
};

/**
 * The format of a string field, as schema keywords: `{ format: 'ipv4' }`; nothing where the documentation gives no
 * ground. Ground is what the name or the text says, and every example has to agree. `messages` is what the API's
 * documented errors say about versions of IP.
 */
export function formatOf(field: StringField, messages: readonly string[]): JsonSchema {
  const named = formatTypes[field.typeText.toLowerCase()];
  if (named !== undefined && allAgree(field, { format: named })) return { format: named };
  if (field.examples.every((list) => list.length === 0)) return {};
  const name = wordsOf(field.name).join(' ');
  const text = `${field.typeText} ${field.description}`.toLowerCase();
  const found = grounds.find((ground) => isGround(ground, name, text) && allAgree(field, ground));
  if (!found) return {};
  const { format } = found;
  if (format !== 'ipv4' && format !== 'ipv6') return { format };
  if (saysVersion(format, name, text, messages)) return { format };
  return { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] };
}

function isGround({ format }: Ground, name: string, text: string): boolean {
  return (nameSuggestsFormat(format, name) || suggestsFormat(format, text)) && !isAlternative(format, text);
}

const agreed = new WeakMap<readonly string[], Map<string, boolean>>();

function allAgree(
  { examples }: StringField,
  test: { readonly format: string; readonly example?: RegExp },
): boolean {
  return examples.every((list) => {
    const known = agreed.get(list) ?? new Map<string, boolean>();
    agreed.set(list, known);
    const key = `${test.format} ${test.example ?? ''}`;
    const fits = (text: string) => formatTable[test.format]!.test(text) && (test.example?.test(text) ?? true);
    const result = known.get(key) ?? list.every(fits);
    known.set(key, result);
    return result;
  });
}

/** "URL or path": something else is allowed as well. */
function isAlternative(format: SuggestedFormat, text: string): boolean {
  return text
    .split(/[.;!?](?:\s|$)/)
    .some((sentence) => suggestsFormat(format, sentence) && offersAlternative(sentence));
}

/** Whether the documentation says which version of IP it is: in the field's own text, or in an error about it. */
function saysVersion(
  version: 'ipv4' | 'ipv6',
  name: string,
  text: string,
  messages: readonly string[],
): boolean {
  if (name.includes(version) || text.includes(version)) return true;
  const unspaced = name.replaceAll(' ', '');
  return messages.some(
    (message) => message.includes(version) && (message.includes(name) || message.includes(unspaced)),
  );
}

/** Which format the documentation gives ground for. */
import type { JsonSchema } from '../../documentation/index.ts';
import { wordsOf } from '../words.ts';
import { formatTable } from './format-table.ts';

/** What is known of a string field. */
export interface StringField {
  readonly name: string;
  /** Its type as written. */
  readonly typeText: string;
  readonly description: string;
  readonly examples: readonly string[];
}

interface Ground {
  readonly format: string;
  /** The end of the field's name that gives ground, its words in lower case and parted by one space. */
  readonly name: RegExp;
  /** Words in the type or description that give ground. */
  readonly text: RegExp;
  /** A stricter test of the examples than the format itself is. */
  readonly example?: RegExp;
}

const grounds: readonly Ground[] = [
  { format: 'ipv4', name: /(^| )ip(v4)?( addr(ess)?)?$/, text: /\bip(v4)?[- ]address|\bipv4\b/ },
  { format: 'ipv6', name: /(^| )ip(v6)?( addr(ess)?)?$/, text: /\bip(v6)?[- ]address|\bipv6\b/ },
  { format: 'email', name: /(^| )e ?mail( addr(ess)?)?$/, text: /\be-?mail\b/ },
  { format: 'uuid', name: /(^| )(uuid|guid)$/, text: /\b(uuid|guid)\b/ },
  {
    format: 'hostname',
    name: /(^| )(host ?name|domain|domain name|fqdn)$/,
    text: /\b(host ?name|domain name|fqdn)\b/,
    example: /\.[a-z-]{2,}\.?$/i,
  },
  {
    format: 'uri',
    name: /(^| )(url|uri|href)$/,
    text: /\b(url|uri)\b/,
    example: /^[a-z][a-z\d+.-]*:\/\/[^{}]+$/i,
  },
  {
    format: 'date-time',
    name: /(^| )(at|on|date|time|datetime|timestamp|created|updated|modified|expires|expiry|expiration|start|end|from|to|since|until)$/,
    text: /\b(date|time|datetime|timestamp|iso[- ]?8601|rfc[- ]?3339|when)\b/,
  },
  {
    format: 'date',
    name: /(^| )(on|at|date|day|birthday|dob|start|end|from|to|since|until)$/,
    text: /\b(date|day|iso[- ]?8601|when)\b/,
  },
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
 * ground. Ground is what the name or the text says, and every example has to agree. `messages` is all that the
 * API's documented errors say.
 */
export function formatOf(field: StringField, messages: string): JsonSchema {
  const named = formatTypes[field.typeText.toLowerCase()];
  if (named !== undefined && field.examples.every((example) => fits(named, example)))
    return { format: named };
  if (field.examples.length === 0) return {};
  const name = wordsOf(field.name).join(' ');
  const text = `${field.typeText} ${field.description}`.toLowerCase();
  for (const ground of grounds) {
    const said = ground.text.test(text) && !isAlternative(ground.text, text);
    if (!said && !(ground.name.test(name) && !isAlternative(ground.text, text))) continue;
    if (
      !field.examples.every(
        (example) => fits(ground.format, example) && (ground.example?.test(example) ?? true),
      )
    ) {
      continue;
    }
    if (ground.format !== 'ipv4' && ground.format !== 'ipv6') return { format: ground.format };
    return saysVersion(ground.format, name, text, messages)
      ? { format: ground.format }
      : { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] };
  }
  return {};
}

function fits(format: string, example: string): boolean {
  return formatTable[format]!.test(example);
}

/** "URL or path": something else is allowed as well. */
function isAlternative(words: RegExp, text: string): boolean {
  return text
    .split(/[.;!?](?:\s|$)/)
    .some((sentence) => words.test(sentence) && /\bor\b|\beither\b/.test(sentence));
}

/** Whether the documentation says which version of IP it is: in the field's own text, or in an error about it. */
function saysVersion(version: 'ipv4' | 'ipv6', name: string, text: string, messages: string): boolean {
  if (name.includes(version) || text.includes(version)) return true;
  const unspaced = name.replaceAll(' ', '');
  return messages
    .split('\n')
    .some((message) => message.includes(version) && (message.includes(name) || message.includes(unspaced)));
}

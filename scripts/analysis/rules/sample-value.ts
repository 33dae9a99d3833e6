import type { Json } from '../../documentation/index.ts';
import {
  formNamedIn,
  isLettersName,
  openingWords,
  plausibleText,
  type ValueForm,
} from '../../vocabulary/index.ts';
import { breaks, type Rule, type ValueType } from './rule.ts';

/** Longer texts are not made, whatever limit is documented. */
const longest = 20_000;

/**
 * A value that keeps all the rules, where the documentation shows none: one that its description speaks of or that
 * its name usually has; a text named after the field at the worst.
 */
export function sampleValue(name: string, rules: readonly Rule[], description = ''): Json {
  const members = find(rules, 'members');
  if (members?.values[0] !== undefined) return members.values[0];
  const form = find(rules, 'form');
  const type = find(rules, 'type')?.type;
  if (form && form.form !== 'text') return inType(samples[form.form], type);
  const range = find(rules, 'range');
  if (type === 'number' || type === 'integer' || range)
    return range?.min ?? (range?.max === undefined ? 1 : Math.min(1, range.max));
  if (type !== undefined && type !== 'string') return typeSamples[type];
  const known = describedSample(description) ?? plausibleText(name, description);
  if (known !== undefined && !rules.some((rule) => breaks(rule, known))) return known;
  const length = find(rules, 'length');
  const text = isLettersName(name) ? 'sample' : `sample ${name.replace(/[_-]+/g, ' ')}`.trim();
  return text.padEnd(Math.min(length?.min ?? 0, longest), 'x').slice(0, length?.max);
}

/** `DNS name of the server`; other forms are mostly shown by the name. */
function describedSample(description: string): string | undefined {
  const form = formNamedIn(openingWords(description));
  return form === 'ipv4' || form === 'ipv6' || form === 'hostname' ? String(samples[form]) : undefined;
}

/** A text that has to look like a number is still sent as a text. */
function inType(value: Json, type: ValueType | undefined): Json {
  return type === 'string' ? String(value) : value;
}

function find<K extends Rule['kind']>(
  rules: readonly Rule[],
  kind: K,
): Extract<Rule, { kind: K }> | undefined {
  return rules.find((rule): rule is Extract<Rule, { kind: K }> => rule.kind === kind);
}

const samples: Readonly<Record<Exclude<ValueForm, 'text'>, Json>> = {
  ipv4: '192.0.2.10',
  ipv6: '2001:db8::10',
  uuid: '3f2b8c1e-5d4a-4f6b-9a7c-1e2d3c4b5a69',
  integer: 1,
  number: 1,
  boolean: true,
  email: 'sample@example.com',
  hostname: 'sample.example.com',
  uri: 'https://example.com/sample',
  date: '2030-01-15',
  'date-time': '2030-01-15T12:00:00Z',
  hex: '5f0c3a9be1d2477c8e6b1a20',
};

const typeSamples: Readonly<Record<Exclude<ValueType, 'string' | 'number' | 'integer'>, Json>> = {
  boolean: true,
  array: [],
  object: {},
};

/** What the bookings API takes in a body, field by field. */
import { isObject } from '../http/messages.ts';

/** Why a field is refused; undefined where it is fine. */
type Rule = (value: unknown) => string | undefined;

export interface Refusal {
  readonly field: string;
  readonly detail: string;
}

interface Field {
  readonly rule: Rule;
  readonly required: boolean;
}

const text =
  (longest: number): Rule =>
  (value) => {
    if (typeof value !== 'string') return 'must be a string';
    if (value.trim() === '') return 'must not be blank';
    return value.length > longest ? `is too long (maximum is ${longest} characters)` : undefined;
  };

const between =
  (least: number, most: number): Rule =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most
      ? undefined
      : `must be a number between ${least} and ${most}`;

const oneOf =
  (...members: readonly string[]): Rule =>
  (value) =>
    members.includes(value as string) ? undefined : `must be one of ${members.join(', ')}`;

const moment: Rule = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : 'must be an ISO 8601 date and time';

const texts: Rule = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? undefined
    : 'must be a list of strings';

export const statuses = ['tentative', 'confirmed', 'cancelled'] as const;

const required = (rule: Rule): Field => ({ rule, required: true });
const optional = (rule: Rule): Field => ({ rule, required: false });

export const newRoom = {
  name: required(text(40)),
  capacity: required(between(1, 500)),
  floor: required(oneOf('ground', 'first', 'attic')),
  equipment: optional(texts),
};

export const newBooking = {
  title: required(text(80)),
  starts_at: required(moment),
  minutes: required(between(1, 1440)),
  status: optional(oneOf(...statuses)),
};

export const bookingChange = { title: optional(text(80)), status: optional(oneOf(...statuses)) };

/** The fields that are known, or the first thing that is wrong with them. */
export function take(
  fields: Readonly<Record<string, Field>>,
  body: unknown,
): { readonly taken: Record<string, unknown> } | { readonly refusal: Refusal } {
  if (!isObject(body)) return { refusal: { field: '', detail: 'The body must be an object.' } };
  const taken: Record<string, unknown> = {};
  for (const [field, { rule, required }] of Object.entries(fields)) {
    const value = body[field];
    if (value === undefined) {
      if (required) return { refusal: { field, detail: `${field} is required.` } };
      continue;
    }
    const problem = rule(value);
    if (problem !== undefined) return { refusal: { field, detail: `${field} ${problem}.` } };
    taken[field] = value;
  }
  return { taken };
}

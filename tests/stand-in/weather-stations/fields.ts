/** What the weather stations API takes in parameters and bodies, field by field. */
import { isObject } from '../http/messages.ts';

/** Whether a value is fine. */
export type Rule = (value: unknown) => boolean;

type Fields = Readonly<Record<string, { readonly rule: Rule; readonly required: boolean }>>;

const matching =
  (pattern: RegExp): Rule =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

const text =
  (shortest: number, longest: number): Rule =>
  (value) =>
    typeof value === 'string' && value.length >= shortest && value.length <= longest;

const number =
  (fits: (value: number) => boolean): Rule =>
  (value) =>
    typeof value === 'number' && fits(value);

const oneOf =
  (...members: readonly unknown[]): Rule =>
  (value) =>
    members.includes(value);

const orNull =
  (rule: Rule): Rule =>
  (value) =>
    value === null || rule(value);

export const isMoment: Rule = (value) =>
  matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i)(value) &&
  !Number.isNaN(Date.parse(value as string));

const isDay: Rule = (value) =>
  matching(/^\d{4}-\d\d-\d\d$/)(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));

export const isKind = oneOf('indoor', 'rooftop', 'buoy');
export const isQuantity = oneOf('temperature', 'wind');
export const isRecorder: Rule = (value) =>
  matching(/^[a-z]{2,8}-\d{2}$/)(value) && (value as string).length <= 11;

const required = (rule: Rule) => ({ rule, required: true });
const optional = (rule: Rule) => ({ rule, required: false });

const stationFields: Fields = {
  serial: required(matching(/^[A-Z]{2}-\d{4}$/)),
  name: required(text(1, 60)),
  kind: required(isKind),
  elevation: required(orNull(number((value) => value >= -430 && value <= 9000))),
  contact: optional(matching(/^[^@\s]+@[^@\s]+\.[^@\s.]+$/)),
  installedOn: optional(isDay),
  accessCode: required(matching(/^\d{6}$/)),
};

const readingFields: Readonly<Record<string, Fields>> = {
  temperature: {
    quantity: required(oneOf('temperature')),
    takenAt: required(isMoment),
    celsius: required(number((value) => value >= -95 && value <= 65)),
  },
  wind: {
    quantity: required(oneOf('wind')),
    takenAt: required(isMoment),
    speed: required(number((value) => value >= 0 && value < 150)),
    direction: required(oneOf('N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW', null)),
  },
};

/** The fields that are known, or a pointer to the first one that is wrong. */
export type Taken =
  | { readonly taken: Record<string, unknown> }
  | { readonly wrong: string; readonly taken?: never };

/** What only the service sets is ignored; what is not known is refused. */
export function takeStation(body: unknown): Taken {
  if (!isObject(body)) return { wrong: '' };
  const unknown = Object.keys(body).find(
    (name) => !(name in stationFields) && name !== 'id' && name !== 'createdAt',
  );
  return unknown === undefined ? take(stationFields, body) : { wrong: `/${unknown}` };
}

export function takeReading(body: unknown): Taken {
  if (!isObject(body)) return { wrong: '' };
  const fields = readingFields[String(body.quantity)];
  return fields === undefined ? { wrong: '/quantity' } : take(fields, body);
}

function take(fields: Fields, body: Record<string, unknown>): Taken {
  const taken: Record<string, unknown> = {};
  for (const [name, { rule, required }] of Object.entries(fields)) {
    const value = body[name];
    if (value === undefined && !required) continue;
    if (!rule(value)) return { wrong: `/${name}` };
    taken[name] = value;
  }
  return { taken };
}

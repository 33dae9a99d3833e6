/** Requests that break what is documented of their body in other ways than the one that a refusal was provoked by. */

import {
  type BodyField,
  breakingValues,
  isObject,
  keysOf,
  type Rule,
  rulesOfField,
  validRequestOf,
  valueAt,
} from '../../analysis/index.ts';
import { allows, type JsonSchema } from '../../documentation/index.ts';
import { isForValues, refusedBySchema } from '../conditions/by-schema.ts';
import type { ResponseContext } from '../context.ts';
import type { RequestVariant } from '../model.ts';
import { type PlannedRequest, withField } from '../requests/index.ts';
import { shownValue } from '../shown-value.ts';

/** How a schema can be broken; formats are not among them, since JSON Schema lets a server take them for a remark. */
type Constraint = 'unknown' | 'missing' | Exclude<Rule['kind'], 'form' | 'filled' | 'no-prefix'>;

/** In this order, one of each. */
const constraints: readonly Constraint[] = [
  'unknown',
  'missing',
  'type',
  'members',
  'pattern',
  'length',
  'range',
  'count',
];

/** Without a written schema, words and tables say which fields are required, and seldom all that a value may be. */
const statedInWords: readonly Constraint[] = ['missing'];

interface Violation {
  readonly what: string;
  readonly planned: PlannedRequest;
}

/** One for each kind of constraint, for the response that refuses the fields of a body. */
export function violations(context: ResponseContext): readonly RequestVariant[] {
  const { operation, baseline } = context;
  const schema = validRequestOf(operation)?.schema;
  const { body } = baseline.request;
  if (!isForValues(context.response) || body?.kind !== 'json' || !isObject(body.json)) return [];
  if (!refusedBySchema('field', context).forbids) return [];
  // What is known to keep to its schema shows by what is changed in it whether that breaks the schema.
  if (schema && !allows(schema, body.json, schema)) return [];
  const stated = schema ? constraints : statedInWords;
  return stated.flatMap((constraint) => {
    const violation = waysToBreak(constraint, context).find(
      ({ planned }) => !schema || isBroken(planned, schema),
    );
    if (!violation) return [];
    return [
      {
        summary: `${operation.method} ${baseline.request.path} ${violation.what}`,
        inputs: violation.planned.inputs,
        request: violation.planned.request,
        outcome: { kind: 'refusal' as const },
      },
    ];
  });
}

function isBroken({ request: { body } }: PlannedRequest, schema: JsonSchema): boolean {
  return body?.kind === 'json' && !allows(schema, body.json, schema);
}

function waysToBreak(constraint: Constraint, context: ResponseContext): readonly Violation[] {
  const { baseline } = context;
  switch (constraint) {
    case 'unknown':
      return [
        { what: 'with a field that is not documented', planned: withField(baseline, unknownField, true) },
      ];
    case 'missing':
      return sentFields(context)
        .filter(({ required }) => required === true)
        .filter((field) => field.schema !== undefined || keysOf(field.pointer).length === 1)
        .map(({ name, pointer }) => ({
          what: `without ${name}`,
          planned: withField(baseline, pointer, undefined),
        }));
    case 'type':
      return [
        ...sentFields(context).filter((field) => !isText(field)),
        ...sentFields(context).filter((field) => isText(field) && field.required === true),
      ].flatMap((field) => breaches(constraint, field, context));
    default:
      return sentFields(context).flatMap((field) => breaches(constraint, field, context));
  }
}

/** Those that are required first: a server may well do without a look at another one. */
function sentFields({ baseline, fields }: ResponseContext): readonly BodyField[] {
  const { body } = baseline.request;
  const sent = fields.filter(
    ({ pointer }) => body?.kind === 'json' && valueAt(body.json, keysOf(pointer)) !== undefined,
  );
  return [...sent].sort((a, b) => Number(b.required === true) - Number(a.required === true));
}

const unknownField = '/docproof_unknown';

function breaches(
  constraint: Rule['kind'],
  field: BodyField,
  { baseline }: ResponseContext,
): readonly Violation[] {
  return rulesOfField(field)
    .filter(({ rule, stated }) => stated && rule.kind === constraint)
    .flatMap(({ rule }) => breakingValues(rule, field.example).slice(0, 1))
    .map((value) => ({
      what: `with ${field.name} ${shownValue(value)}`,
      planned: withField(baseline, field.pointer, value),
    }));
}

/** Whatever is sent for a text is often taken for one, and for an optional one not even looked at. */
function isText({ schema, example }: BodyField): boolean {
  return schema?.type === 'string' || typeof example === 'string';
}

/** Why the schema of a place says what it says: what the documentation states, and what only examples show. */
import type { Attribute, JsonSchema } from '../../../documentation/index.ts';
import { keywordsOf, type Rule, ruleFor, rulesOfField } from '../../rules/index.ts';
import type { Provenance } from '../resolved-schema.ts';
import type { Place } from './place.ts';
import type { Shape } from './shape.ts';
import { documentedTypes } from './types-of.ts';

/** Keywords with their grounds. */
export interface Grounded {
  readonly schema: JsonSchema;
  readonly grounds: Readonly<Record<string, Provenance>>;
}

export const nothing: Grounded = { schema: {}, grounds: {} };

/** Bodies of requests are refused for what is said of them, so that limits in words count for these. */
export function isSent({ body: { role } }: Place): boolean {
  return role === 'request' || role === 'refused-request';
}

/** The grounds of the keywords that speak of a value as a whole. */
export function groundsOf(schema: JsonSchema, place: Place): Readonly<Record<string, Provenance>> {
  const { attribute } = place;
  const stated = attribute && statedBy(attribute);
  const ground = (keyword: string): Provenance => {
    switch (keyword) {
      case 'type':
        return stated && documentedTypes(attribute).size > 0 ? stated : shownBy(place);
      case 'enum':
      case 'default':
      case 'description':
        return stated ?? shownBy(place);
      default:
        return shownBy(place);
    }
  };
  const own = Object.keys(schema).filter((keyword) => !holdsSchemas.has(keyword));
  return Object.fromEntries(own.map((keyword) => [keyword, ground(keyword)]));
}

const holdsSchemas = new Set(['properties', 'items', 'additionalProperties', 'required']);

/** Why a field is required: the documentation says so, or all examples have it. A PATCH sends a part. */
export function requiredBy(attribute: Attribute | undefined, place: Place): Provenance {
  const isStated = attribute?.required === true && attribute.default === undefined;
  return isStated && place.body.operation.method !== 'PATCH' ? statedBy(attribute) : shownBy(place);
}

function statedBy({ source, from }: Attribute): Provenance {
  return { kind: 'stated', by: from ?? 'mson', source };
}

function shownBy({ body: { message } }: Place): Provenance {
  return { kind: 'inferred', from: [message.body?.source ?? message.source] };
}

const limitKinds: ReadonlySet<Rule['kind']> = new Set([
  'length',
  'range',
  'count',
  'pattern',
  'form',
  'filled',
]);

/** The limits and the form that the description of a field states in words. */
export function statedLimits(attribute: Attribute | undefined, key: string, shape: Shape): Grounded {
  if (!attribute) return nothing;
  const [shown] = shape.items ? [[]] : [...shape.scalars];
  const example = shown ?? attribute.example;
  const { source } = attribute;
  const field = {
    name: key,
    pointer: '',
    attribute,
    schema: undefined,
    required: undefined,
    example,
    source,
  };
  const stated = rulesOfField(field).filter(
    ({ rule, stated: isStated }) => isStated && limitKinds.has(rule.kind),
  );
  const schema = Object.assign(
    {},
    ...stated.map(({ rule }) => keywordsOf(ruleFor(example, rule))),
  ) as JsonSchema;
  const grounds = Object.keys(schema).map((keyword) => [keyword, statedBy(attribute)]);
  return { schema, grounds: Object.fromEntries(grounds) };
}

/** Where an example contradicts what is written about its fields. */
import type { Attribute, Json, JsonObject } from '../../../documentation/index.ts';
import { escapeStep } from '../../json.ts';
import { type DescribedError, kindInWords, shown } from '../judging/describe-errors.ts';
import { kindOf } from '../shapes/shape.ts';
import { asTyped, documentedTypes, isSampleOnly } from '../shapes/types-of.ts';
import { attributesFor, attributesOfFields, itemAttribute } from './attributes.ts';
import type { DocumentedBody } from './documented-bodies.ts';

/** Every place of an example that its attribute tables or its MSON contradict. */
export function contradictionsIn(body: DocumentedBody, example: Json): DescribedError[] {
  return [...contradictions(body, example, body.root, '')];
}

function* contradictions(
  body: DocumentedBody,
  value: Json,
  attribute: Attribute | undefined,
  place: string,
): Generator<DescribedError> {
  if (attribute) {
    const expected = expectedInstead(value, attribute);
    if (expected !== undefined) yield { place, expected, actual: shown(value) };
  }
  if (Array.isArray(value)) {
    const item = itemAttribute(attribute);
    for (const [index, each] of value.entries()) yield* contradictions(body, each, item, `${place}/${index}`);
  } else if (kindOf(value) === 'object') {
    yield* contradictionsOfFields(body, value as JsonObject, attribute, place);
  }
}

function* contradictionsOfFields(
  body: DocumentedBody,
  object: JsonObject,
  attribute: Attribute | undefined,
  place: string,
): Generator<DescribedError> {
  const own = attributesOfFields(attribute);
  const attributes = own.size > 0 ? own : attributesFor(body.attributes, Object.keys(object));
  for (const [key, field] of attributes) {
    if (field.required !== true || Object.hasOwn(object, key)) continue;
    yield { place: `${place}/${escapeStep(key)}`, expected: `required field \`${key}\``, actual: 'nothing' };
  }
  for (const [key, value] of Object.entries(object)) {
    yield* contradictions(body, value, attributes.get(key), `${place}/${escapeStep(key)}`);
  }
}

/** What the attribute says where the value is something else. Tables seldom mention `null`, so it contradicts none. */
function expectedInstead(value: Json, attribute: Attribute): string | undefined {
  const documented = documentedTypes(attribute);
  if (value === null || documented.size === 0) return undefined;
  const isDocumented =
    documented.has(kindOf(value)) || (documented.has('integer') && Number.isInteger(value));
  if (!isDocumented) return [...documented].map(kindInWords).join(' or ');
  const types = [...documented];
  if (attribute.type === 'array' || attribute.values.length === 0 || isSampleOnly(attribute))
    return undefined;
  const members = attribute.values.map((member) => asTyped(member, types));
  const isScalar = typeof value !== 'object' && members.every((member) => typeof member !== 'object');
  return isScalar && !members.includes(value) ? `one of ${members.map(shown).join(', ')}` : undefined;
}

import {
  type Attribute,
  type AttributeType,
  emptyAttribute,
  type Json,
  type JsonObject,
  type JsonSchema,
  objectIn,
  referred,
  type Source,
} from '../../../documentation/index.ts';

/** What a written schema says, as an attribute: so that it counts where the same thing is shown without a schema. */
export function attributeOfSchema(schema: JsonSchema, source: Source): Attribute {
  return attributeAt(schema, schema, { name: '', source }, []);
}

function attributeAt(
  root: JsonSchema,
  written: Json,
  known: Pick<Attribute, 'name' | 'source'>,
  within: readonly Json[],
): Attribute {
  const schema = resolved(root, written);
  if (typeof schema !== 'object' || schema === null || within.includes(schema))
    return { ...emptyAttribute, ...known };
  const { type, description, enum: members, items, prefixItems } = schema as JsonObject;
  const types = [type ?? []].flat();
  const inner = [...within, schema];
  const attribute = { ...emptyAttribute, ...known, type: soleType(types), nullable: types.includes('null') };
  const fields =
    attribute.type === 'array' && items !== undefined && prefixItems === undefined
      ? resolved(root, items)
      : schema;
  const properties = Object.entries(((fields as JsonObject).properties ?? {}) as JsonObject);
  return {
    ...attribute,
    description: typeof description === 'string' ? description : '',
    values: Array.isArray(members) ? members.filter((member) => member !== null) : [],
    children: properties.map(([name, field]) =>
      attributeAt(root, field, { name, source: known.source }, inner),
    ),
  };
}

function resolved(root: JsonSchema, schema: Json): Json {
  const { $ref } = objectIn(schema);
  return typeof $ref === 'string' ? (referred($ref, root) ?? {}) : schema;
}

/** Of several types it is said that any will do; that `null` is one of them is said apart. */
function soleType(types: readonly Json[]): AttributeType {
  const others = types.filter((type) => type !== 'null');
  return others.length === 1 ? (others[0] as AttributeType) : 'any';
}

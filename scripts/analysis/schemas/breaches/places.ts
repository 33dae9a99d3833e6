/** The schemas that judge a value and its parts. */
import {
  allows,
  isObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  listIn,
  objectIn,
  propertySchemas,
  referred,
} from '../../../documentation/index.ts';

/** A schema, and the part of the whole value that it judges. */
export interface JudgedPlace {
  readonly schema: JsonObject;
  readonly root: JsonSchema;
  readonly value: Json;
  /** Where it is in the whole value. */
  readonly keys: readonly string[];
  /** The keyword by which the schema came to judge the value, where not every value is judged by it; else empty. */
  readonly via: 'then' | 'else' | 'oneOf' | 'anyOf' | 'dependentSchemas' | 'prefixItems' | '';
  /** Whether everything that it is in has to be there. */
  readonly isRequired: boolean;
}

/** Deeper than this values are data, not fields. */
const deepest = 5;
/** References and parts that judge one value: more lead in a circle. */
const mostParts = 30;

/** Of a value that the schema allows; of the items of a list the first stands for all. */
export function judgedPlaces(root: JsonSchema, value: Json): readonly JudgedPlace[] {
  return [...placesFrom({ schema: root, root, value, keys: [], via: '', isRequired: true }, 0)];
}

function* placesFrom(place: JudgedPlace, parts: number): Generator<JudgedPlace> {
  if (parts > mostParts || place.keys.length > deepest) return;
  yield place;
  for (const { schema, via = place.via } of judgesBeside(place)) {
    if (isObject(schema)) yield* placesFrom({ ...place, schema, via }, parts + 1);
  }
  for (const part of partsOf(place)) yield* placesFrom(part, 0);
}

/** Other schemas that judge the same value. */
function judgesBeside({
  schema,
  root,
  value,
}: JudgedPlace): readonly { readonly schema: Json | undefined; readonly via?: JudgedPlace['via'] }[] {
  const fits = (each: Json) => allows(each, value, root);
  const { $ref, if: condition } = schema;
  const branch = condition !== undefined && fits(condition) ? 'then' : 'else';
  const dependent = Object.entries(objectIn(schema.dependentSchemas)).filter(([name]) =>
    isThere(name, value),
  );
  return [
    ...(typeof $ref === 'string' ? [{ schema: referred($ref, root) }] : []),
    ...listIn(schema.allOf).map((each) => ({ schema: each })),
    ...(['oneOf', 'anyOf'] as const).flatMap((via) =>
      listIn(schema[via])
        .filter(fits)
        .map((each) => ({ schema: each, via })),
    ),
    ...(condition === undefined ? [] : [{ schema: schema[branch], via: branch } as const]),
    ...dependent.map(([, each]) => ({ schema: each, via: 'dependentSchemas' }) as const),
  ];
}

export function isThere(name: string, value: Json): boolean {
  return isObject(value) && Object.hasOwn(value, name);
}

function partsOf(place: JudgedPlace): readonly JudgedPlace[] {
  const { schema, value } = place;
  const part = (each: Json | undefined, key: string, child: Json, isRequired: boolean) =>
    isObject(each)
      ? [
          {
            ...place,
            schema: each,
            value: child,
            keys: [...place.keys, key],
            isRequired: place.isRequired && isRequired,
          },
        ]
      : [];
  if (Array.isArray(value)) {
    const tuple = listIn(schema.prefixItems);
    return (value as readonly Json[]).slice(0, tuple.length + 1).flatMap((item, index) =>
      index < tuple.length
        ? part(tuple[index], String(index), item, true).map((each) => ({
            ...each,
            via: 'prefixItems' as const,
          }))
        : part(schema.items, String(index), item, true),
    );
  }
  const required = listIn(schema.required);
  return Object.entries(objectIn(value)).flatMap(([name, child]) =>
    propertySchemas(schema, name).flatMap((each) => part(each, name, child, required.includes(name))),
  );
}

/** Values that break one keyword of a schema. Whether they break anything else, or nothing, is for the caller to find. */
import {
  isNumber,
  isObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  listIn,
  numberIn,
  objectIn,
  schemaVariants,
  textOfPattern,
} from '../../../documentation/index.ts';
import { breakingValues, formsOfSchemas, type Rule, type ValueType } from '../../rules/index.ts';
import { isThere, type JudgedPlace } from './places.ts';

/** A name that no document uses. */
export const unknownName = 'docproof_unknown';

/** Of every type one, as something else than what is asked for. */
const anything: readonly Json[] = ['docproof', 12_345, { not: 'a text' }, true, null];

/** Likeliest to be refused first. */
export function brokenValues(keyword: string, place: JudgedPlace): readonly Json[] {
  const { schema, value } = place;
  const { [keyword]: said } = schema;
  const number = numberIn(said, Number.NaN);
  switch (keyword) {
    case 'type':
      return [...typesIn(said).flatMap((type) => breaking({ kind: 'type', type }, place)), ...anything];
    case 'const':
      return breaking({ kind: 'members', values: [said ?? null] }, place);
    case 'enum':
      return breaking({ kind: 'members', values: listIn(said) }, place);
    case 'pattern':
      return breaking({ kind: 'pattern', pattern: String(said) }, place);
    case 'format': {
      const form = formsOfSchemas[String(said)];
      return form ? breaking({ kind: 'form', form }, place) : [];
    }
    case 'minLength':
    case 'maxLength':
      return breaking({ kind: 'length', ...limit(keyword, number) }, place);
    case 'minimum':
    case 'maximum':
      return breaking({ kind: 'range', ...limit(keyword, number) }, place);
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return [number];
    case 'multipleOf':
      return isNumber(value) ? [Number(value) + 1, Number(value) + number / 2] : [];
    default:
      if (Array.isArray(value)) return brokenLists(keyword, place, value as readonly Json[]);
      return isObject(value) ? brokenObjects(keyword, place, value) : brokenByNot(keyword, place);
  }
}

function typesIn(said: Json | undefined): readonly ValueType[] {
  return [said ?? []].flat().filter((type): type is ValueType => type !== 'null');
}

function breaking(rule: Rule, { value }: JudgedPlace): readonly Json[] {
  return breakingValues(rule, value);
}

function limit(
  keyword: string,
  number: number,
): { readonly min: number | undefined; readonly max: number | undefined } {
  return keyword.startsWith('min') ? { min: number, max: undefined } : { min: undefined, max: number };
}

function brokenLists(keyword: string, place: JudgedPlace, value: readonly Json[]): readonly Json[] {
  const { schema, root } = place;
  const number = numberIn(schema[keyword], Number.NaN);
  const [first = made(schema.items, root)[0] ?? 'docproof'] = value;
  switch (keyword) {
    case 'minItems':
    case 'maxItems':
      return breaking({ kind: 'count', ...limit(keyword, number) }, place);
    case 'uniqueItems':
      return [
        [first, first, ...value.slice(2)],
        [first, ...value],
      ];
    case 'contains':
    case 'minContains':
      return [...made(schema.items, root).map((item) => value.map(() => item)), [], ['docproof']];
    case 'maxContains':
      return made(schema.contains, root).map((item) => Array.from({ length: number + 1 }, () => item));
    case 'items':
    case 'unevaluatedItems':
      return anything.map((item) => [...value, item]);
    default:
      return brokenByNot(keyword, place);
  }
}

function brokenObjects(keyword: string, place: JudgedPlace, value: JsonObject): readonly Json[] {
  const { schema } = place;
  const { [keyword]: said } = schema;
  const names = Object.keys(value);
  const withAny = (name: string) => anything.map((each) => ({ ...value, [name]: each }));
  switch (keyword) {
    case 'required':
      return listIn(said).map((name) => without(value, String(name)));
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return withAny(unknownName);
    case 'patternProperties':
      return Object.keys(objectIn(said)).flatMap((pattern) => withAny(textOfPattern(pattern, 0, 0) ?? ''));
    case 'properties':
      return Object.entries(objectIn(said)).flatMap(([name, each]) => (each === false ? withAny(name) : []));
    case 'propertyNames':
      return ['docproof does not match!', '0', 'docproof'].flatMap((name) =>
        [...Object.values(value), ...anything].map((each) => ({ ...value, [name]: each })),
      );
    case 'minProperties':
      return [Object.fromEntries(Object.entries(value).slice(0, Math.max(0, numberIn(said, 0) - 1)))];
    case 'maxProperties':
      return [...Object.values(value), ...anything].map((each) => ({
        ...value,
        ...Object.fromEntries(
          Array.from({ length: Math.max(0, numberIn(said, 0) + 1 - names.length) }, (_, at) => [
            `${unknownName}_${at + 1}`,
            each,
          ]),
        ),
      }));
    case 'dependentRequired':
      return Object.entries(objectIn(said)).flatMap(([name, others]) =>
        withNamed(name, place, value).flatMap((whole) =>
          listIn(others).map((other) => without(whole, String(other))),
        ),
      );
    case 'dependentSchemas':
      return Object.entries(objectIn(said)).flatMap(([name, schema]) =>
        withNamed(name, place, value).flatMap((whole) => [
          whole,
          ...brokenParts({ ...place, schema: objectIn(schema) }, whole),
        ]),
      );
    default:
      return brokenByNot(keyword, place);
  }
}

/** An object without what a schema requires, or with a property that it refuses. */
function brokenParts(place: JudgedPlace, value: JsonObject): readonly Json[] {
  const { required, properties } = place.schema;
  const broken = Object.entries(objectIn(properties)).flatMap(([name, schema]) =>
    Object.keys(objectIn(schema)).flatMap((keyword) =>
      brokenValues(keyword, { ...place, schema: objectIn(schema), value: value[name] ?? null }).map(
        (each) => ({ ...value, [name]: each }),
      ),
    ),
  );
  return [...listIn(required).map((name) => without(value, String(name))), ...broken];
}

/** What `not` speaks of: as it is made, and as what makes the difference. */
function brokenByNot(keyword: string, { schema, root, value }: JudgedPlace): readonly Json[] {
  if (keyword !== 'not') return [];
  const { not, ...others } = schema;
  return made({ ...others, allOf: [...listIn(others.allOf), not ?? true] }, root).flatMap((each) =>
    isObject(each) && isObject(value) ? [{ ...value, ...each }, { ...each, ...value }, each] : [each],
  );
}

function withNamed(name: string, { schema, root }: JudgedPlace, value: JsonObject): readonly JsonObject[] {
  if (isThere(name, value)) return [value];
  return [...made(objectIn(schema.properties)[name], root), ...anything].map((each) => ({
    ...value,
    [name]: each,
  }));
}

function without(value: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
}

/** A few values that a schema allows. */
function made(schema: Json | undefined, root: JsonSchema): readonly Json[] {
  return isObject(schema) ? schemaVariants({ $defs: root.$defs ?? {}, ...schema }, 3) : [];
}

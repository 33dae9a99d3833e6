/** Where the references of a written schema lead, and how many schemas they ask about one value. */
import {
  type Json,
  type JsonObject,
  type JsonSchema,
  keysOfReference,
} from '../../../documentation/index.ts';
import { isObject, valueAt } from '../../json.ts';

/** A place in a schema, by the keys that lead to it. */
type Place = readonly string[];

/** What a `$ref` may name instead of a place: embedded schemas by their `$id`, and anchors as `<$id>#<name>`. */
export interface NamedSchemas {
  readonly ids: ReadonlyMap<string, Place>;
  readonly anchors: ReadonlyMap<string, Place>;
}

export function namedSchemas(root: JsonSchema): NamedSchemas {
  const ids = new Map<string, Place>();
  const anchors = new Map<string, Place>();
  const visit = (value: Json, place: Place, base: string): void => {
    if (Array.isArray(value)) {
      value.forEach((each: Json, index) => {
        visit(each, [...place, String(index)], base);
      });
    }
    if (!isObject(value)) return;
    const id = idOf(value);
    const own = id === undefined ? base : resolveUri(base, id);
    if (id !== undefined && !ids.has(own)) ids.set(own, place);
    for (const anchor of anchorsOf(value)) anchors.set(`${own}#${anchor}`, place);
    for (const [key, inner] of Object.entries(value)) visit(inner, [...place, key], own);
  };
  visit(root, [], '');
  if (!ids.has('')) ids.set('', []);
  return { ids, anchors };
}

/** The `$id` of a schema, `id` in drafts 3 and 4, without an anchor; undefined if it has none. */
export function idOf(schema: JsonObject): string | undefined {
  const id = schema.$id ?? schema.id;
  const uri = typeof id === 'string' ? id.split('#')[0] : undefined;
  return uri === '' ? undefined : uri;
}

function anchorsOf(schema: JsonObject): readonly string[] {
  const { $anchor, $dynamicAnchor, $id, id } = schema;
  const fragments = [$id, id].map((each) => (typeof each === 'string' ? each.split('#')[1] : undefined));
  return [$anchor, $dynamicAnchor, ...fragments].filter(
    (name): name is string => typeof name === 'string' && name !== '' && !name.startsWith('/'),
  );
}

/** Relative ids only need to be compared with each other, so that any base will do. */
const anyBase = 'docproof://schema/';

export function resolveUri(base: string, reference: string): string {
  if (reference === '') return base;
  const from = URL.canParse(base, anyBase) ? new URL(base, anyBase) : anyBase;
  return URL.canParse(reference, from) ? new URL(reference, from).href : reference;
}

/** The place that a reference in a schema with this base leads to; undefined if there is nothing. */
export function placeOfReference(
  root: JsonSchema,
  { ids, anchors }: NamedSchemas,
  base: string,
  reference: string,
): Place | undefined {
  const [uri = '', fragment = ''] = reference.split('#');
  const resource = resolveUri(base, uri);
  const named = ids.get(resource);
  if (fragment !== '' && !fragment.startsWith('/')) return anchors.get(`${resource}#${fragment}`);
  if (named === undefined) return undefined;
  const place = [...named, ...keysOfReference(fragment)];
  return valueAt(root, place) === undefined ? undefined : place;
}

/** How many schemas judge one and the same value where this one does; Infinity where a schema includes itself. */
export function schemasAtOnce(
  schema: Json | undefined,
  referred: (reference: string) => Json | undefined,
  counted: Map<Json, number> = new Map(),
): number {
  if (!isObject(schema)) return 1;
  const known = counted.get(schema);
  if (known !== undefined) return known;
  // Whoever meets it again on the way down has come round in a circle.
  counted.set(schema, Number.POSITIVE_INFINITY);
  const { $ref, allOf, anyOf, oneOf } = schema;
  const included = [
    ...[allOf, anyOf, oneOf, schema.not, schema.if, schema.then, schema.else].flat(),
    ...(typeof $ref === 'string' ? [referred($ref)] : []),
  ] as readonly (Json | undefined)[];
  const count = included
    .filter((each) => isObject(each))
    .reduce<number>((sum, each) => sum + schemasAtOnce(each, referred, counted), 1);
  counted.set(schema, count);
  return count;
}

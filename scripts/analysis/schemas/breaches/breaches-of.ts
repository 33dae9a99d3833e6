/** Changes to a valid value that break one keyword of its schema each, and nothing else. */
import {
  allows,
  isObject,
  type Json,
  type JsonSchema,
  ownOf,
  pointerTo,
} from '../../../documentation/index.ts';
import { sameJson, withValueAt } from '../../json.ts';
import { brokenValues } from './broken-values.ts';
import { type JudgedPlace, judgedPlaces } from './places.ts';

export interface Breach {
  /** As the schema says it; what only holds for some values with the keyword that chooses them: `then/pattern`. */
  readonly keyword: string;
  /** `undefined` removes what stands there. */
  readonly changes: readonly { readonly pointer: string; readonly value: Json | undefined }[];
}

/** Keywords that say together what a value may be: without one of them another one would refuse it. */
const together: Readonly<Record<string, readonly string[]>> = {
  patternProperties: ['additionalProperties', 'unevaluatedProperties'],
  properties: ['additionalProperties', 'unevaluatedProperties'],
  contains: ['minContains', 'maxContains'],
};

/**
 * One for each keyword, wherever the schema says it, and for each format, which is checked in its own way; none for a value that the schema refuses as it is. A value of two
 * alternatives of `oneOf` is not among them: many documents have alternatives that overlap.
 */
export function breachesOf(schema: JsonSchema, value: Json): readonly Breach[] {
  if (!allows(schema, value, schema)) return [];
  const found = new Map<string, Breach>();
  for (const place of likeliestFirst(judgedPlaces(schema, value))) {
    for (const keyword of Object.keys(place.schema)) {
      const name = place.via === '' ? keyword : `${place.via}/${keyword}`;
      const check = keyword === 'format' ? `${name} ${String(place.schema.format)}` : name;
      if (found.has(check) || isTolerated(keyword, place)) continue;
      const broken = brokenValues(keyword, place).find((each) => breaksOnly(keyword, place, each, value));
      if (broken !== undefined) found.set(check, { keyword: name, changes: changesTo(place, broken) });
    }
  }
  return [...found.values()];
}

/** A server may well do without a look at what need not be there. */
function likeliestFirst(places: readonly JudgedPlace[]): readonly JudgedPlace[] {
  const rank = ({ keys, isRequired, schema }: JudgedPlace) =>
    (keys.length === 0 ? 4 : 0) + (isRequired ? 0 : 2) + (isText(schema.type) ? 1 : 0);
  return [...places].sort((a, b) => rank(a) - rank(b));
}

/** Whatever is sent for a text is often taken for one, and for an optional one not even looked at. */
function isTolerated(keyword: string, { schema, isRequired }: JudgedPlace): boolean {
  return keyword === 'type' && isText(schema.type) && !isRequired;
}

function isText(type: Json | undefined): boolean {
  return [type ?? []].flat().includes('string');
}

function breaksOnly(keyword: string, place: JudgedPlace, broken: Json, whole: Json): boolean {
  const { root, schema, keys } = place;
  const changed = withValueAt(whole, keys, broken);
  const ignored = { schema, keywords: [keyword, ...(together[keyword] ?? [])] };
  return !allows(root, changed, root) && allows(root, changed, root, ignored);
}

function changesTo({ value, keys }: JudgedPlace, broken: Json): Breach['changes'] {
  if (!isObject(value) || !isObject(broken)) return [{ pointer: pointerTo(keys), value: broken }];
  const names = [...new Set([...Object.keys(value), ...Object.keys(broken)])];
  return names
    .filter((name) => !sameJson(ownOf(value, name), ownOf(broken, name)))
    .map((name) => ({ pointer: pointerTo([...keys, name]), value: ownOf(broken, name) }));
}

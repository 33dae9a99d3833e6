/** Objects whose keys are data: other bodies have other keys. */

import { wordsOf } from '../../vocabulary/names.ts';
import type { Role } from '../bodies/body-context.ts';
import type { Shape } from './shape.ts';

const dataLike = [
  /^\d+$/,
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  /^\d{4}-\d\d(-\d\d)?([T ].*)?$/,
  /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  /^([a-z]+:)?\//i,
  /^(?=(?:.*\d){3})(?=.*[a-z])[\da-z]{12,}$/i,
  /^\d{1,3}(\.\d{1,3}){3}$/,
  /^[a-z\d-]+(\.[a-z\d-]+)*\.(com|net|org|io|edu|gov)$/i,
];

/**
 * Whether an object of this name is a map: its keys are ids, dates, addresses, or the names of refused fields.
 * `isWhole` where the object is a body as a whole.
 */
export function isMap(shape: Shape, role: Role, name: string, isWhole: boolean): boolean {
  const keys = [...shape.properties.keys()];
  if (keys.length === 0) return false;
  if (keys.every((key) => dataLike.some((pattern) => pattern.test(key)))) return true;
  return role === 'error' && complaints.test(name.toLowerCase()) && isByField(shape, isWhole);
}

const complaints = /(^| )(error|message|field|detail|violation|failure|reason|problem)$/;
const saying = /^(messages?|msg|errors?|details?)$/;
const facts = /^(error ?code|code|type|description|status|info|instance)$/;

/** `{"errors": {"email": ["is invalid"]}}`: complaints by the name of the field that each is about. */
function isByField(shape: Shape, isWhole: boolean): boolean {
  const keys = [...shape.properties.keys()].map((key) => wordsOf(key).join(' '));
  const values = [...shape.properties.values()].map((property) => property.shape);
  if (keys.some((key) => saying.test(key))) return false;
  if (values.every(({ items }) => items !== undefined && isText(items))) return true;
  return !isWhole && values.every(isText) && !keys.some((key) => facts.test(key));
}

function isText({ kinds }: Shape): boolean {
  return kinds.size === 1 && kinds.has('string');
}

const freeForm =
  /^(meta ?data|custom( data| fields| attributes)?|substitution data|user data|extras?|variables|labels|annotations|env|environment( variables)?)$/;
const saidFreeForm =
  /\bkey[-/ ]value\b|\barbitrary\b|\bfree[- ]?form\b|\bcustom (data|fields|attributes|metadata)\b/i;

/** Whether each customer of the API puts into such an object what they like. */
export function isFreeForm(key: string, description: string): boolean {
  return freeForm.test(wordsOf(key).join(' ')) || saidFreeForm.test(description);
}

/** Objects whose keys are data: other bodies have other keys. */
import {
  holdsErrors,
  isErrorEntry,
  isFactOfError,
  isFreeFormName,
  saysFreeForm,
  wordsOf,
} from '../../../vocabulary/index.ts';
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
  return role === 'error' && holdsErrors(name) && isByField(shape, isWhole);
}

/** `{"errors": {"email": ["is invalid"]}}`: complaints by the name of the field that each is about. */
function isByField(shape: Shape, isWhole: boolean): boolean {
  const keys = [...shape.properties.keys()].map((key) => wordsOf(key).join(' '));
  const values = [...shape.properties.values()].map((property) => property.shape);
  if (keys.some((key) => isErrorEntry(key))) return false;
  if (values.every(({ items }) => items !== undefined && isText(items))) return true;
  return !isWhole && values.every(isText) && !keys.some((key) => isFactOfError(key));
}

function isText({ kinds }: Shape): boolean {
  return kinds.size === 1 && kinds.has('string');
}

/** Whether each customer of the API puts into such an object what they like. */
export function isFreeForm(key: string, description: string): boolean {
  return isFreeFormName(key) || saysFreeForm(description);
}

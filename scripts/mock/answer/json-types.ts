import type { Json } from '../../documentation/index.ts';

/** Whether two values are of one JSON type; `null` goes with everything. */
export function sameType(a: Json, b: Json): boolean {
  return a === null || b === null || jsonType(a) === jsonType(b);
}

export function jsonType(value: Json): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}

export function isScalar(value: Json | undefined): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** JSON Pointers (RFC 6901). */
import { percentDecoded } from './percent-decoded.ts';

/** `['a', 'b/c']` → `/a/b~1c`. */
export function pointerTo(keys: readonly string[]): string {
  return keys.map((key) => `/${escapeStep(key)}`).join('');
}

/** A key as it is written in a pointer. */
export function escapeStep(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** `/a/b~1c` → `['a', 'b/c']`. */
export function keysOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The keys of a pointer, also of one that is written as a URI fragment: `#/$defs/a%20b` → `['$defs', 'a b']`. */
export function keysOfReference(reference: string): readonly string[] {
  return keysOf(percentDecoded(reference));
}

import type { Json } from './model.ts';

/** The value that a text represents, or why it cannot be read. */
export type Reading =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly expected: string; readonly actual: string };

import type { Json } from './model.ts';

/** The value that a text stands for, or in words why there is none. */
export type Reading =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly expected: string; readonly actual: string };

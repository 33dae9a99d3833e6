import type { Mask } from '../mask.ts';
import { cookies, jsonFields, lines, pairs } from './fields.ts';
import { knownForms, schemes, userInfo } from './known-forms.ts';
import type { Shape } from './shape.ts';

const shapes: readonly Shape[] = [...knownForms, schemes, userInfo, jsonFields, cookies, pairs, lines];

/** Masks what looks like a credential although it was not given; the text around it stays readable. */
export function maskCredentials(text: string, mask: Mask): string {
  return shapes.reduce((masked, shape) => shape(masked, mask), text);
}

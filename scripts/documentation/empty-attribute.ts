import type { Attribute } from './model.ts';

/** An attribute of which nothing is said; where it is from has to be added. */
export const emptyAttribute: Omit<Attribute, 'source'> = {
  name: '',
  type: 'any',
  typeText: '',
  description: '',
  required: undefined,
  nullable: false,
  values: [],
  default: undefined,
  example: undefined,
  children: [],
};

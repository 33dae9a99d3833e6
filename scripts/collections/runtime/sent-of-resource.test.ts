import { expect, it } from 'vitest';
import type { Effect } from '../../scenarios/index.ts';
import type { Prepared } from './plan.ts';
import { sentOfResource } from './sent-of-resource.ts';

const makes = (wrapped?: { at: string[]; fields: string[] }) =>
  ({ kind: 'create', fields: ['cup'], ...(wrapped && { wrapped }) }) as unknown as Effect;
const of = (effect: Effect, sent: Prepared['sent']) =>
  sentOfResource({ script: { effect } as Prepared['script'], sent });
const cup = { at: ['cup'], fields: ['size'] };

it('is the body, or the object that the body wraps', () => {
  expect(of(makes(), { cup: 1 })).toEqual({ sent: { cup: 1 }, fields: ['cup'] });
  expect(of(makes(cup), { cup: { size: 7 } })).toEqual({ sent: { size: 7 }, fields: ['size'] });
});

it('is the body where it does not wrap what it should', () => {
  expect(of(makes(cup), {})).toEqual({ sent: {}, fields: ['cup'] });
});

it('is of no field where nothing is made or changed', () => {
  expect(of({ kind: 'none' }, { cup: 1 })).toEqual({ sent: { cup: 1 }, fields: [] });
});

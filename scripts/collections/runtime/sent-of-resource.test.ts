import { expect, it } from 'vitest';
import type { Effect } from '../../scenarios/index.ts';
import type { Prepared } from './plan.ts';
import { sentOfResource } from './sent-of-resource.ts';

const makes = (wrapped?: { at: string[]; fields: string[] }) =>
  ({ kind: 'create', fields: ['cup'], ...(wrapped && { wrapped }) }) as unknown as Effect;
const of = (effect: Effect, sent: Prepared['sent'], before?: Prepared['before']) =>
  sentOfResource({
    script: { effect, watched: ['cup', 'colour'] } as unknown as Prepared['script'],
    sent,
    before,
  });
const cup = { at: ['cup'], fields: ['size'] };

it('is the body, or the object that the body wraps', () => {
  expect(of(makes(), { cup: 1 })).toEqual({ sent: { cup: 1 }, fields: ['cup'] });
  expect(of(makes(cup), { cup: { size: 7 } })).toEqual({ sent: { size: 7 }, fields: ['size'] });
});

it('is the body where it does not wrap what it should', () => {
  expect(of(makes(cup), {})).toEqual({ sent: {}, fields: [] });
});

it('is of the documented fields that were shown where none of the usual ones is sent', () => {
  expect(of(makes(), { colour: 'red', quiet: true }, { colour: 'blue', quiet: false })).toMatchObject({
    fields: ['colour'],
  });
  expect(of(makes(), { colour: 'red', quiet: true })).toMatchObject({ fields: [] });
  expect(of(makes(), { colour: 'red', cup: 1 })).toMatchObject({ fields: ['cup'] });
});

it('is of no field where nothing is made or changed', () => {
  expect(of({ kind: 'none' }, { cup: 1 })).toEqual({ sent: { cup: 1 }, fields: [] });
});

import { describe, expect, it } from 'vitest';
import type { DocumentedResponse, Operation } from './model.ts';
import { isInRange, rangeWithin, statusName } from './status-range.ts';

const single = (status: number) => ({ status }) as DocumentedResponse;
const ranged = (name: string, from: number, to: number) =>
  ({ status: from, range: { name, from, to } }) as DocumentedResponse;

const any4xx = ranged('4XX', 400, 499);
const otherwise = ranged('default', 300, 599);
const operation = { responses: [single(200), single(404), any4xx, otherwise] } as unknown as Operation;

describe('a range of statuses', () => {
  it.each([
    [any4xx, 400, true],
    [any4xx, 404, false],
    [any4xx, 500, false],
    [otherwise, 500, true],
    [otherwise, 422, false],
    [otherwise, 404, false],
  ])('leaves out what is documented more closely', (response, status, isIn) => {
    const range = rangeWithin(response, operation);
    expect(range && isInRange(status, range)).toBe(isIn);
  });

  it('is called as it is written', () => {
    expect([single(404), any4xx, otherwise].map(statusName)).toEqual(['404', '4XX', 'default']);
  });
});

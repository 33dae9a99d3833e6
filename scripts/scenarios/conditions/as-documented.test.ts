import { describe, expect, it } from 'vitest';
import { operation } from '../../../fixtures/analysis/sketches.ts';
import { planOf, scenarioOf } from '../../../fixtures/scenarios/api.ts';

describe('an operation that documents no success', () => {
  const plan = planOf(
    operation('GET /error', {
      name: 'Fails',
      responses: [{ status: 400 }, { status: 404 }, { status: 500 }],
    }),
  );

  it.each([400, 404, 500])('may answer %d to the documented request', (status) => {
    const { interpretations, attempts } = scenarioOf(plan, `fails/${status}`);
    expect(interpretations.map(({ confidence }) => confidence)).toEqual(['guess']);
    expect(attempts.map(({ request: { method, path } }) => `${method} ${path}`)).toEqual(['GET /error']);
  });
});

describe('an operation that is not implemented, as its documentation says', () => {
  it.each([
    ['NOT IMPLEMENTED', 'likely'],
    ['Reads all lamps.\n\nNot yet implemented: comes with version 2.', 'likely'],
    ['Lists lamps that are not implemented in hardware.', 'certain'],
    ['Lists lamps. Filters are not implemented.', 'certain'],
  ])('%s', (description, confidence) => {
    const list = operation('GET /lamps', { name: 'List', responses: [{ status: 200, json: [] }] });
    const { interpretations } = scenarioOf(planOf({ ...list, description }), 'list/200');
    expect(interpretations[0]?.confidence).toBe(confidence);
  });
});

describe('a failure that is the only refusal documented', () => {
  const things = operation('GET /things', {
    name: 'List',
    responses: [{ status: 200, json: [{ id: 'a' }] }],
  });
  const failing = (...statuses: readonly number[]) =>
    scenarioOf(
      planOf(
        things,
        operation('GET /things/{id}', {
          name: 'Read',
          responses: [{ status: 200, json: { id: 'a' } }, ...statuses.map((status) => ({ status }))],
        }),
      ),
      'read/500',
    );

  it('may be given for what would be refused', () => {
    const { interpretations, attempts } = failing(500);
    expect(interpretations[0]).toMatchObject({
      confidence: 'guess',
      condition: { kind: 'no-such-resource' },
    });
    expect(attempts.length).toBeGreaterThan(0);
  });

  it('is left alone beside another refusal', () => {
    expect(failing(404, 500).attempts).toEqual([]);
  });
});

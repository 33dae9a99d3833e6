import { describe, expect, it } from 'vitest';
import { operation } from '../../../fixtures/analysis/sketches.ts';
import { planOf, scenarioOf } from '../../../fixtures/scenarios/api.ts';

const entry = { ip: '192.0.2.10', name: 'ns1' };
const plan = planOf(
  operation('GET /entries', { name: 'List', responses: [{ status: 200, json: [entry] }] }),
  operation('POST /entries', { name: 'Add', request: { json: entry }, responses: [{ status: 201 }] }),
  operation('DELETE /entries/{ip}/{name}', {
    name: 'Remove',
    responses: [{ status: 204 }, { status: 404 }],
  }),
);

describe('what two variables name together', () => {
  it('is removed under both values that its create sends', () => {
    const { effect } = scenarioOf(plan, 'add/201');
    expect(effect).toMatchObject({
      kind: 'create',
      id: { in: 'request', input: 'name' },
      remove: { path: '/entries/{ip}/{name}', values: { ip: '192.0.2.10' } },
    });
  });

  it('is made for its removal, and never taken from a list', () => {
    const [attempt] = scenarioOf(plan, 'remove/204').attempts;
    expect(attempt?.request).toMatchObject({ path: '/entries/{ip}/{name}', values: { ip: '192.0.2.10' } });
    expect(attempt?.inputs).toMatchObject([
      { kind: 'existing', name: 'name', sources: [{ kind: 'created', request: { path: '/entries' } }] },
    ]);
  });
});

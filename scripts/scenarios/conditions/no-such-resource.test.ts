import { describe, expect, it } from 'vitest';
import { operation } from '../../analysis/fixtures/sketches.ts';
import { errorOf, holds, planOf, requestView, scenarioOf, stateView } from '../fixtures/api.ts';

const id = { id: { example: '12' } };
const list = operation('GET /users', { responses: [{ status: 200, json: [{ id: 12, name: 'Ann' }] }] });

describe('no-such-resource', () => {
  it('is certain where the message and the status agree and the form of the id is known', () => {
    const scenario = errorOf('GET /users/{id}', {
      parameters: id,
      responses: [
        { status: 200, json: { id: 12 } },
        { status: 404, json: { message: 'User not found' } },
      ],
    });
    expect(scenario.readings[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'no-such-resource', variable: 'id', resource: '/users/{}' },
      summary: 'there is no user with the id in the path',
    });
  });

  it('asks for a well-formed id that is none of those in the list', () => {
    const scenario = errorOf(
      'GET /users/{id}',
      { parameters: id, responses: [{ status: 200, json: { id: 12 } }, { status: 404 }] },
      list,
    );
    expect(scenario.attempts[0]?.needs).toEqual([
      expect.objectContaining({
        kind: 'absent',
        name: 'id',
        form: 'integer',
        like: '12',
        list: expect.objectContaining({ field: ['id'] }),
      }),
    ]);
  });

  it('is only likely where nothing shows what an id looks like', () => {
    const scenario = errorOf('GET /users/{id}', { responses: [{ status: 200 }, { status: 404 }] });
    expect(scenario.readings[0]?.confidence).toBe('likely');
  });

  it('speaks of the parent where the message does, and keeps the child’s id out of it', () => {
    const scenario = errorOf('GET /domains/{domain}/keys/{key}', {
      parameters: { domain: { example: 'example.com' }, key: { example: 'marketing' } },
      responses: [{ status: 200 }, { status: 404, json: { message: "Domain 'example.com' does not exist" } }],
    });
    expect(scenario.readings[0]?.condition).toMatchObject({ variable: 'domain', resource: '/domains/{}' });
    expect(scenario.attempts[0]?.request.values).toEqual({ key: 'marketing' });
  });

  it('leaves choices between documented values alone', () => {
    const scenario = errorOf('GET /players/{database}/{name}', {
      parameters: { database: { values: ['north', 'south'] }, name: { example: 'ann' } },
      responses: [{ status: 200 }, { status: 404, json: { message: 'The player was not found' } }],
    });
    expect(scenario.readings[0]?.condition).toMatchObject({ variable: 'name' });
  });

  it('is not taken for granted on another status', () => {
    const scenario = errorOf('GET /users/{id}', {
      parameters: id,
      responses: [{ status: 200 }, { status: 400, json: { message: 'No such thing' } }],
    });
    expect(scenario.readings[0]).toMatchObject({
      confidence: 'guess',
      condition: { kind: 'no-such-resource' },
    });
  });

  it('holds where nothing is stored under the path', () => {
    const scenario = scenarioOf(
      planOf(
        operation('GET /users/{id}', {
          name: 'Read',
          parameters: id,
          responses: [{ status: 200 }, { status: 404 }],
        }),
      ),
      'read/404',
    );
    const request = requestView({ path: { id: '99' } });
    expect(holds(scenario, request)).toEqual({ offending: '99' });
    expect(holds(scenario, request, stateView({ find: () => ({ id: 99 }) }))).toBe(false);
  });
});

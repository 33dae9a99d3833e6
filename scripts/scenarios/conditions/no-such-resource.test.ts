import { describe, expect, it } from 'vitest';
import { operation } from '../../../fixtures/analysis/sketches.ts';
import {
  errorOf,
  holds,
  planOf,
  requestView,
  scenarioOf,
  stateView,
} from '../../../fixtures/scenarios/api.ts';

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
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'no-such-resource', variable: 'id', resource: '/users/{}' },
      summary: 'there is no user with the id in the path',
    });
  });

  it('is about the parent of what a PUT makes at its path', () => {
    const scenario = errorOf(
      'PUT /teams/{team}/members/{id}',
      { name: 'Asked', responses: [{ status: 201 }, { status: 404 }] },
      operation('GET /teams/{team}/members/{id}', { responses: [{ status: 200, json: { id: 12 } }] }),
    );
    expect(scenario.interpretations[0]?.condition).toMatchObject({ variable: 'team', resource: '/teams/{}' });
  });

  it('is not sure where only few ids are allowed', () => {
    const parameters = { id: { example: '3', description: 'a number between 1 and 10', type: 'integer' } };
    const responses = [{ status: 200, json: { id: 3 } }, { status: 404 }];
    expect(errorOf('GET /users/{id}', { parameters, responses }).interpretations[0]?.confidence).toBe(
      'likely',
    );
  });

  it('finds the absent id after what is made for the body, which may look up an existing one', () => {
    const make = operation('POST /teams/{team}/members', {
      request: { json: { name: 'Ann' } },
      responses: [{ status: 201, json: { id: 1, name: 'Ann' } }],
    });
    const scenario = errorOf(
      'POST /teams/{team}/posts',
      {
        parameters: { team: { example: '7' } },
        request: { json: { member_id: 1, text: 'x' } },
        responses: [
          { status: 201, json: { id: 5 } },
          { status: 404, json: { message: 'Team not found' } },
        ],
      },
      operation('GET /teams', { responses: [{ status: 200, json: [{ id: 7 }] }] }),
      operation('GET /teams/{team}', { responses: [{ status: 200, json: { id: 7 } }] }),
      make,
      operation('GET /members/{id}', { responses: [{ status: 200, json: { id: 1, name: 'Ann' } }] }),
      operation('DELETE /members/{id}', { responses: [{ status: 204 }] }),
    );
    const inputs = scenario.attempts[0]?.inputs ?? [];
    expect(inputs.map(({ kind }) => kind).at(-1)).toBe('absent');
    expect(inputs.map(({ name }) => name)).toContain('member_id');
  });

  it('asks for a well-formed id that is not in the list', () => {
    const scenario = errorOf(
      'GET /users/{id}',
      { parameters: id, responses: [{ status: 200, json: { id: 12 } }, { status: 404 }] },
      list,
    );
    expect(scenario.attempts[0]?.inputs).toEqual([
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
    expect(scenario.interpretations[0]?.confidence).toBe('likely');
  });

  it('speaks of the parent where the message does, and keeps the child’s id out of it', () => {
    const scenario = errorOf('GET /domains/{domain}/keys/{key}', {
      parameters: { domain: { example: 'example.com' }, key: { example: 'marketing' } },
      responses: [{ status: 200 }, { status: 404, json: { message: "Domain 'example.com' does not exist" } }],
    });
    expect(scenario.interpretations[0]?.condition).toMatchObject({
      variable: 'domain',
      resource: '/domains/{}',
    });
    expect(scenario.attempts[0]?.request.values).toEqual({ key: 'marketing' });
  });

  it('leaves choices between documented values alone', () => {
    const scenario = errorOf('GET /players/{database}/{name}', {
      parameters: { database: { values: ['north', 'south'] }, name: { example: 'ann' } },
      responses: [{ status: 200 }, { status: 404, json: { message: 'The player was not found' } }],
    });
    expect(scenario.interpretations[0]?.condition).toMatchObject({ variable: 'name' });
  });

  it('is not taken for granted on another status', () => {
    const scenario = errorOf('GET /users/{id}', {
      parameters: id,
      responses: [{ status: 200 }, { status: 400, json: { message: 'No such thing' } }],
    });
    expect(scenario.interpretations[0]).toMatchObject({
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

describe('an id that a target may offer a choice of', () => {
  const scenario = errorOf(
    'GET /zones/{zone}/metadata/{metadata_kind}',
    { responses: [{ status: 200, json: { kind: 'a', values: [] } }, { status: 404 }] },
    operation('GET /zones', { responses: [{ status: 200, json: [{ id: 3, name: 'z' }] }] }),
    operation('GET /zones/{zone}', { responses: [{ status: 200, json: { id: 3, name: 'z' } }] }),
    operation('GET /zones/{zone}/metadata', {
      responses: [{ status: 200, json: [{ kind: 'a', values: [] }] }],
    }),
  );

  it('is not sure to be unknown alone, so that its parent is tried as well', () => {
    expect(scenario.interpretations[0]?.confidence).toBe('likely');
    expect(scenario.attempts.map(({ id }) => id)).toEqual([
      'no-such-resource/metadata_kind',
      'no-such-resource/metadata_kind-2',
    ]);
  });

  it('is looked up nowhere below an unknown parent, whose id is a number as those that are listed', () => {
    expect(scenario.attempts[1]?.inputs[0]).not.toHaveProperty('list.request');
    expect(scenario.attempts[1]?.inputs).toMatchObject([
      { kind: 'absent', name: 'metadata_kind' },
      { kind: 'absent', name: 'zone', form: 'integer', list: { field: ['id'] } },
    ]);
  });
});

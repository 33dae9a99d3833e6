import { describe, expect, it } from 'vitest';
import { operation } from '../../../fixtures/analysis/sketches.ts';
import { errorOf, holds, requestView, stateView } from '../../../fixtures/scenarios/api.ts';

const json = { name: 'Ann' };

describe('wrong-media-type', () => {
  it.each([
    [415, undefined],
    [400, 'invalid mimetype'],
  ])('sends a body of an unknown type for %i %s', (status, message) => {
    const scenario = errorOf('POST /users', {
      request: { json },
      responses: [{ status: 201 }, { status, ...(message === undefined ? {} : { json: { message } }) }],
    });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'wrong-media-type', accepted: ['application/json'] },
    });
    expect(scenario.attempts[0]?.request.body).toMatchObject({
      kind: 'text',
      mediaType: 'application/x-docproof-unknown',
    });
    expect(holds(scenario, requestView({ text: 'x', mediaType: 'text/csv' }))).toEqual({
      offending: 'text/csv',
    });
    expect(holds(scenario, requestView({ json }))).toBe(false);
  });
});

describe('wrong-accept', () => {
  it('asks for a type that is not offered', () => {
    const scenario = errorOf('GET /users', { responses: [{ status: 200, json: [] }, { status: 406 }] });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { offered: ['application/json'] },
    });
    expect(scenario.attempts[0]?.request.headers).toEqual([
      { name: 'Accept', value: 'application/x-docproof-unknown' },
    ]);
    expect(holds(scenario, requestView({ headers: { accept: 'text/csv' } }))).toEqual({
      offending: 'text/csv',
    });
    expect(holds(scenario, requestView({ headers: { accept: 'text/csv, application/*' } }))).toBe(false);
    expect(holds(scenario, requestView({}))).toBe(false);
  });
});

describe('wrong-accept of what answers without a body', () => {
  it('is not sure, since nothing is offered that could be refused', () => {
    const scenario = errorOf('DELETE /users', { responses: [{ status: 204 }, { status: 406, json: {} }] });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'likely',
      condition: { offered: ['application/json'] },
    });
  });
});

describe('wrong-method', () => {
  it('takes the mildest method that the path has not', () => {
    const scenario = errorOf('POST /users', {
      request: { json },
      responses: [{ status: 201 }, { status: 405 }],
    });
    expect(scenario.attempts[0]?.request).toMatchObject({ method: 'GET', body: undefined });
    const taken = errorOf(
      'POST /users',
      { responses: [{ status: 201 }, { status: 405 }] },
      operation('GET /users', { responses: [{ status: 200 }] }),
    );
    expect(taken.attempts[0]?.request.method).toBe('PATCH');
  });

  it('is the answer as documented where the operation has no other', () => {
    const scenario = errorOf('DELETE /users', {
      responses: [{ status: 405, json: { message: 'Method Not Allowed' } }],
    });
    expect(scenario.interpretations[0]?.condition.kind).toBe('as-documented');
    expect(scenario.attempts[0]?.request.method).toBe('DELETE');
  });
});

describe('precondition', () => {
  it('sends an entity tag that is not the current one', () => {
    const scenario = errorOf('PUT /me', {
      request: { json, headers: { 'If-Match': '"1"' } },
      responses: [{ status: 200 }, { status: 412 }],
    });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { header: 'If-Match', how: 'not-met' },
    });
    expect(scenario.attempts[0]?.request.headers).toEqual([
      { name: 'If-Match', value: '"docproof-no-such-version"' },
    ]);
    const state = stateView({ tag: () => '1' });
    expect(holds(scenario, requestView({ headers: { 'if-match': '"2"' } }), state)).toEqual({
      offending: '"2"',
    });
    expect(holds(scenario, requestView({ headers: { 'if-match': '"1"' } }), state)).toBe(false);
  });

  it('leaves the header out for 428', () => {
    const scenario = errorOf('PUT /me', {
      request: { json, headers: { 'If-Match': '"1"' } },
      responses: [{ status: 200 }, { status: 428 }],
    });
    expect(scenario.attempts[0]?.request.headers).toEqual([]);
  });

  it.each([
    [412, 'Invalid parameter', 'invalid-field'],
    [428, 'Missing parameter', 'missing-field'],
  ])('is not what %i “%s” means where no such header is shown', (status, message, kind) => {
    const scenario = errorOf('POST /users', {
      request: { json: { email: 'ann@example.com' }, attributes: [{ name: 'email', required: true }] },
      responses: [{ status: 201 }, { status, json: { message } }],
    });
    expect(scenario.interpretations[0]?.condition.kind).toBe(kind);
  });

  it('is not what a 412 with other words means', () => {
    const scenario = errorOf('GET /players/{name}', {
      responses: [{ status: 200 }, { status: 412, json: { message: 'The player is not eligible' } }],
    });
    expect(scenario.interpretations[0]?.condition.kind).toBe('not-understood');
  });
});

describe('not-modified', () => {
  it('sends back the entity tag of the answer before', () => {
    const scenario = errorOf('GET /me', {
      responses: [{ status: 200, headers: { ETag: '"1"' } }, { status: 304 }],
    });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { header: 'If-None-Match' },
    });
    expect(scenario.attempts[0]?.inputs).toEqual([
      expect.objectContaining({ kind: 'header', header: 'ETag' }),
    ]);
    expect(scenario.attempts[0]?.request.headers).toEqual([
      { name: 'If-None-Match', value: { input: 'current_version' } },
    ]);
    expect(
      holds(scenario, requestView({ headers: { 'if-none-match': 'W/"1"' } }), stateView({ tag: () => '1' })),
    ).not.toBe(false);
  });
});

describe('target-side', () => {
  it.each([
    [500, 'Internal error'],
    [503, 'Maintenance in progress'],
    [429, 'Too many requests'],
    [402, 'Payment required'],
    [403, 'Rate limit exceeded'],
    [400, 'Insufficient funds'],
  ])('never asks for %i “%s”', (status, message) => {
    const scenario = errorOf('POST /users', {
      request: { json },
      responses: [{ status: 201 }, { status, json: { message } }],
    });
    expect(scenario.interpretations[0]?.condition.kind).toBe('target-side');
    expect(scenario.attempts).toEqual([]);
    expect(scenario.unprovokable?.next).toContain(scenario.id);
  });

  it('never asks for a failure, not even by a request of its own', () => {
    const scenario = errorOf('POST /users', {
      requests: [{ json }, { json: { name: 'crash' } }],
      responses: [
        { status: 201, requests: [0] },
        { status: 500, requests: [1] },
      ],
    });
    expect(scenario.attempts).toEqual([]);
  });
});

describe('variant', () => {
  it('asks for the other media type', () => {
    const scenario = errorOf('GET /list', { responses: [{ status: 200, json: [] }, { status: 300 }] });
    expect(scenario.interpretations[0]?.condition.kind).toBe('as-documented');
  });
});

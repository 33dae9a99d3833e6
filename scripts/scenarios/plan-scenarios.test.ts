import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { api, operation } from '../../fixtures/analysis/sketches.ts';
import { planOf, scenarioOf } from '../../fixtures/scenarios/api.ts';
import { analyse } from '../analysis/index.ts';
import type { Attempt, CreateSource, Input, ListRead, RequestPlan, ValueSource } from './model.ts';
import { planScenarios } from './plan-scenarios.ts';

describe('planScenarios', () => {
  it('plans one scenario for each documented response, in order', () => {
    const plan = planOf(
      operation('GET /users', { name: 'List', responses: [{ status: 200, json: [] }, { status: 401 }] }),
      operation('GET /users/{id}', { name: 'Read', responses: [{ status: 200 }, { status: 404 }] }),
    );
    expect(plan.scenarios.map((scenario) => scenario.id)).toEqual([
      'test/list/200',
      'test/list/401',
      'test/read/200',
      'test/read/404',
    ]);
  });

  it('sends nothing for what the API sends by itself', () => {
    const webhook = operation('POST /silent', {
      name: 'Silent',
      responses: [{ status: 200 }, { status: 404 }],
    });
    const { scenarios } = planOf({ ...webhook, sentByTarget: true });
    expect(scenarios.map(({ attempts }) => attempts)).toEqual([[], []]);
    expect(scenarios.map(({ unprovokable }) => unprovokable?.reason)).toEqual(
      scenarios.map(() => 'the API sends this request by itself, so a client cannot provoke it'),
    );
  });

  it('sends nothing where the query has to be one text', () => {
    const search = operation('GET /items', { name: 'Find', responses: [{ status: 200 }, { status: 400 }] });
    const { scenarios } = planOf({ ...search, unsentQuery: true });
    expect(scenarios.map(({ attempts }) => attempts)).toEqual([[], []]);
    expect(scenarios.map(({ unprovokable }) => unprovokable?.reason)).toEqual(
      scenarios.map(
        () => 'the whole query has to be one text that is not a form, which docproof does not send',
      ),
    );
  });

  it('provokes a refusal by the part of the request that its words name', () => {
    const schema = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
    const post = operation('POST /users{?device}', {
      name: 'Create',
      parameters: { device: { required: true, example: 'a', schema: { type: 'string' } } },
      request: { json: { name: 'Ann' } },
      responses: [{ status: 201 }, { status: 400 }, { status: 422 }],
    });
    const [created, ...refusals] = post.responses;
    const described = ['A parameter is missing or not valid.', 'A field of the body is missing.'];
    const { scenarios } = planOf({
      ...post,
      requests: post.requests.map((request) => ({ ...request, schema })),
      responses: [
        ...(created ? [created] : []),
        ...refusals.map((each, index) => ({ ...each, description: described[index] ?? '' })),
      ],
    });
    const [, parameter, field] = scenarios;
    expect(parameter?.attempts[0]?.id).toBe('missing-parameter/device');
    expect(field?.attempts[0]?.id).toBe('missing-field/name');
    expect([parameter, field].map((each) => each?.interpretations[0]?.forbids)).toEqual([true, true]);
  });

  it('tries only certain ways where there is one', () => {
    const plan = planOf(
      operation('POST /users', {
        name: 'Create',
        request: { json: { name: 'Ann', age: 3 } },
        responses: [
          { status: 201 },
          { status: 400, json: { errors: [{ message: 'name is required' }, { message: 'Invalid age' }] } },
        ],
      }),
    );
    const scenario = scenarioOf(plan, 'create/400');
    expect(new Set(scenario.interpretations.map((interpretation) => interpretation.confidence))).toEqual(
      new Set(['certain', 'guess']),
    );
    expect(
      scenario.attempts.every(
        (attempt) => scenario.interpretations[attempt.interpretation]?.confidence === 'certain',
      ),
    ).toBe(true);
  });

  it('says why there is no way, and what to tell docproof', () => {
    const plan = planOf(
      operation('GET /a', {
        name: 'A',
        responses: [{ status: 200 }, { status: 418, json: { message: 'Boiling over' } }],
      }),
    );
    expect(scenarioOf(plan, 'a/418')).toMatchObject({
      attempts: [],
      unprovokable: {
        reason: 'docproof does not know what brings about "Boiling over"',
        next: 'describe a request that brings it about in an overrides file, under test/a/418',
      },
    });
  });

  it('never leaves a hole in a request: all that a request uses is a value or comes before it', () => {
    fc.assert(
      fc.property(fc.array(resourceSketch, { minLength: 1, maxLength: 4 }), (sketches) => {
        const plan = planScenarios(analyse(api(...sketches.flatMap(operationsOf))));
        for (const scenario of plan.scenarios)
          for (const attempt of scenario.attempts) expect(holesIn(attempt)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

/** A kind of thing that names another one, below yet another one. */
const resourceSketch = fc.record({
  noun: fc.constantFrom('users', 'orders', 'ip-pools', 'teams'),
  parent: fc.constantFrom('', '/{version}', '/accounts/{account_id}', '/teams/{team}'),
  variable: fc.constantFrom('id', 'user_id', 'orderId'),
  names: fc.constantFrom('user_id', 'order', 'ip_pool_id', 'color'),
  listed: fc.boolean(),
  made: fc.boolean(),
  removed: fc.boolean(),
});

function operationsOf(sketch: {
  readonly noun: string;
  readonly parent: string;
  readonly variable: string;
  readonly names: string;
  readonly listed: boolean;
  readonly made: boolean;
  readonly removed: boolean;
}) {
  const path = `${sketch.parent}/${sketch.noun}`;
  const item = `${path}/{${sketch.variable}}`;
  const shown = { id: 7, name: 'one', [sketch.names]: 'a' };
  const refused = [
    { status: 400, json: { message: `${sketch.names} does not exist` } },
    { status: 401 },
    { status: 409, json: { message: 'name already taken' } },
    { status: 422 },
  ];
  return [
    ...(sketch.listed
      ? [operation(`GET ${path}`, { responses: [{ status: 200, json: { data: [shown] } }] })]
      : []),
    ...(sketch.made
      ? [
          operation(`POST ${path}`, {
            request: { json: shown },
            responses: [{ status: 201, json: shown }, ...refused],
          }),
        ]
      : []),
    operation(`GET ${item}`, { responses: [{ status: 200, json: shown }, { status: 404 }, { status: 410 }] }),
    operation(`PUT ${item}`, {
      request: { json: shown },
      responses: [{ status: 200, json: shown }, { status: 404 }, ...refused],
    }),
    operation(`POST ${item}/cancel`, {
      responses: [{ status: 200 }, { status: 409, json: { message: 'already cancelled' } }],
    }),
    ...(sketch.removed
      ? [operation(`DELETE ${item}`, { responses: [{ status: 204 }, { status: 404 }] })]
      : []),
  ];
}

/** Names that an attempt uses before they have a value. */
function holesIn(attempt: Attempt): readonly string[] {
  const known = new Set<string>();
  const holes: string[] = [];
  for (const input of attempt.inputs) {
    holes.push(...usedBy(input, known));
    known.add(input.name);
  }
  return [...holes, ...unfilled(attempt.request, known)];
}

function usedBy(input: Input, known: ReadonlySet<string>): readonly string[] {
  switch (input.kind) {
    case 'existing':
      return input.sources.flatMap((source) => usedBySource(source, input.name, known));
    case 'absent':
      return input.list ? unlisted(input.list, known) : [];
    case 'seen':
      return unlisted(input.list, known);
    case 'fresh':
    case 'changed':
      return [];
    case 'header':
      return unfilled(input.read, known);
    case 'removed':
      return usedBySource(input.create, input.name, known);
    case 'done':
      return [...unfilled(input.request, known), ...(input.undo ? unfilled(input.undo, known) : [])];
  }
}

function usedBySource(source: ValueSource, name: string, known: ReadonlySet<string>): readonly string[] {
  if (source.kind === 'example') return [];
  return source.kind === 'listed' ? unlisted(source.list, known) : unmade(source, name, known);
}

function unmade(source: CreateSource, name: string, known: ReadonlySet<string>): readonly string[] {
  const own = new Set(known);
  const holes: string[] = [];
  for (const input of source.inputs) {
    holes.push(...usedBy(input, own));
    own.add(input.name);
  }
  holes.push(...unfilled(source.request, own));
  return source.remove ? [...holes, ...unfilled(source.remove, new Set([...own, name]))] : holes;
}

function unlisted(list: ListRead, known: ReadonlySet<string>): readonly string[] {
  return unfilled(list.request, known);
}

function unfilled(request: RequestPlan, known: ReadonlySet<string>): readonly string[] {
  const inPath = [...request.path.matchAll(/\{([^{}]+)\}/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !Object.hasOwn(request.values, name));
  const refs = [...request.query, ...request.headers].flatMap((pair) =>
    typeof pair.value === 'string' ? [] : [pair.value.input],
  );
  const fills = request.body?.kind === 'json' ? request.body.fills.map((fill) => fill.input) : [];
  return [...inPath, ...refs, ...fills]
    .filter((name) => !known.has(name))
    .map((name) => `${request.method} ${request.path}: ${name}`);
}

import { describe, expect, it } from 'vitest';
import { operation } from '../../../fixtures/analysis/sketches.ts';
import { errorOf, holds, planOf, requestView, scenarioOf } from '../../../fixtures/scenarios/api.ts';
import { analyse } from '../../analysis/index.ts';
import { readDescription } from '../../documentation/index.ts';
import { planScenarios } from '../plan-scenarios.ts';

const key = { headers: { Authorization: 'Bearer abc' } };

describe('credentials', () => {
  it('is certain for 401 where the documented request carries credentials', () => {
    const scenario = errorOf('GET /me', { request: key, responses: [{ status: 200 }, { status: 401 }] });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'credentials', how: 'missing', alone: true },
    });
    expect(scenario.attempts.map((attempt) => attempt.request.credentials)).toEqual(['none', 'wrong']);
  });

  it.each([
    [403, 'Invalid Personal Access Token or Personal Access Token not provided.', 'either'],
    [403, 'Invalid API key', 'wrong'],
    [401, 'The access token is invalid.', 'wrong'],
    [400, 'Missing authorization header', 'missing'],
  ])('reads %i “%s”', (status, message, how) => {
    const scenario = errorOf('GET /me', {
      request: key,
      responses: [{ status: 200 }, { status, json: { message } }],
    });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'credentials', how },
    });
  });

  it('leaves a 403 that speaks of rights to known callers where 401 is documented for unknown ones', () => {
    const interpretations = errorOf('GET /me', {
      request: key,
      responses: [
        { status: 200 },
        { status: 403, json: { message: 'Invalid token, or no permission' } },
        { status: 401 },
      ],
    }).interpretations.map(({ condition }) => condition.kind);
    expect(interpretations[0]).toBe('forbidden');
    expect(interpretations).not.toContain('credentials');
  });

  it('leaves a 403 that says the same as the 401 beside it to something else', () => {
    const plan = planOf(
      operation('GET /me', {
        request: key,
        responses: [
          { status: 200 },
          { status: 401, description: 'Bad or expired token.' },
          { status: 403, description: 'Bad token (wrong key, bad nonce).' },
        ],
      }),
    );
    const kinds = plan.scenarios.map(({ interpretations }) => interpretations[0]?.condition.kind);
    expect(kinds[1]).toBe('credentials');
    expect(kinds[2]).not.toBe('credentials');
  });

  it('is not what a 401 is given for that names another cause', () => {
    const { interpretations } = errorOf('POST /drinks', {
      request: { ...key, json: { name: 'tea' } },
      responses: [{ status: 200 }, { status: 401, description: 'CONFLICT: duplicated object' }],
    });
    expect(interpretations.map(({ condition }) => condition.kind)).not.toContain('credentials');
  });

  it('asks for an id that nothing has where nothing that is there may be touched', () => {
    const { attempts } = errorOf('DELETE /notes/{id}', {
      request: key,
      responses: [{ status: 204 }, { status: 401 }],
    });
    const named = attempts.map(({ inputs }) => inputs.find(({ name }) => name === 'id')?.kind);
    expect(named).toEqual([named[0], named[0], 'absent']);
    expect(named[0]).not.toBe('absent');
  });

  it('asks both ways where the documentation names both', () => {
    const { attempts } = errorOf('GET /me', {
      request: key,
      responses: [{ status: 200 }, { status: 401, json: { message: 'Missing or invalid token' } }],
    });
    expect(attempts.map((each) => each.request.credentials)).toEqual(['none']);
    expect(attempts[0]?.requiredVariants?.map((each) => each.request.credentials)).toEqual(['wrong']);
  });

  it.each([
    ['[{ key: [], tenant: [] }]', ['without X-Key', 'without X-Tenant']],
    ['[{ key: [], tenant: [] }, { tenant: [] }]', ['without X-Tenant']],
    ['[{ key: [] }, { tenant: [] }]', []],
  ])('leaves out each of those that %s demands together, and sends a wrong one', async (security, asked) => {
    const read = await readDescription(
      `
openapi: 3.1.0
info: { title: Doors }
paths: { /door: { get: { operationId: open, security: ${security}, responses: { 200: { description: Open }, 401: { description: No } } } } }
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key }, tenant: { type: apiKey, in: header, name: X-Tenant } } }
`,
      'doors.yaml',
    );
    if (!read.ok) throw new Error(JSON.stringify(read.findings));
    const { scenarios } = planScenarios(analyse(read.description));
    const [attempt] = scenarios.find(({ id }) => id === 'doors/open/401')?.attempts ?? [];
    const [wrong, ...others] = [...(attempt?.requiredVariants ?? [])].reverse();
    expect(wrong).toMatchObject({ request: { credentials: 'wrong' }, outcome: { kind: 'refusal' } });
    const variants = others.reverse();
    expect(variants.map(({ summary }) => summary.replace('GET /door ', ''))).toEqual(asked);
    expect(variants.map(({ request }) => request.credentials)).toEqual(asked.map(() => 'some'));
  });

  it('is only likely for expired ones, which nobody can make', () => {
    const scenario = errorOf('GET /me', {
      request: key,
      responses: [{ status: 200 }, { status: 401, json: { message: 'Token has expired' } }],
    });
    expect(scenario.interpretations[0]?.confidence).toBe('likely');
  });

  it('does not take a token in the body for credentials', () => {
    const scenario = errorOf('POST /reset', {
      request: { json: { token: 'a1', password: 'secret' } },
      responses: [{ status: 200 }, { status: 400, json: { message: 'Invalid token' } }],
    });
    expect(scenario.interpretations[0]?.condition.kind).not.toBe('credentials');
  });

  it('distinguishes two responses of one status', () => {
    const plan = planOf(
      operation('GET /me', {
        name: 'Me',
        request: key,
        responses: [
          { status: 200 },
          { status: 401, json: { message: 'Missing token' } },
          { status: 401, json: { message: 'Invalid token' } },
        ],
      }),
    );
    const [missing, wrong] = [scenarioOf(plan, 'me/401'), scenarioOf(plan, 'me/401-2')];
    expect([missing, wrong].map((each) => each.attempts[0]?.request.credentials)).toEqual(['none', 'wrong']);
    expect(holds(missing, requestView({ caller: 'nobody' }))).not.toBe(false);
    expect(holds(missing, requestView({ caller: 'stranger' }))).toBe(false);
    expect(holds(wrong, requestView({ caller: 'stranger' }))).not.toBe(false);
  });

  it('holds for nobody and for strangers where there is one response for both', () => {
    const scenario = errorOf('GET /me', { request: key, responses: [{ status: 200 }, { status: 401 }] });
    expect(holds(scenario, requestView({ caller: 'stranger' }))).not.toBe(false);
    expect(holds(scenario, requestView({ caller: 'owner' }))).toBe(false);
  });
});

describe('forbidden', () => {
  it('needs a second account, and is never certain', () => {
    const scenario = errorOf('DELETE /users/{id}', {
      request: key,
      responses: [{ status: 204 }, { status: 403, json: { message: 'You do not have permission' } }],
    });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'likely',
      condition: { kind: 'forbidden' },
    });
    expect(scenario.attempts[0]?.request.credentials).toBe('second');
    expect(holds(scenario, requestView({ caller: 'second' }))).not.toBe(false);
    expect(holds(scenario, requestView({ caller: 'owner' }))).toBe(false);
  });

  it('is a guess where the words say something else', () => {
    const scenario = errorOf('DELETE /users/{id}', {
      responses: [{ status: 204 }, { status: 403, json: { message: 'Compliance hold' } }],
    });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'guess',
      condition: { kind: 'forbidden' },
    });
  });
});

describe('wrong-login', () => {
  const body = { email: 'ann@example.com', password: 'secret' };

  it.each([
    [401, 'Unauthorized'],
    [422, 'These credentials do not match our records.'],
    [403, 'The email and/or password are incorrect'],
    [400, 'not authorized'],
  ])('reads %i “%s” of a login', (status, message) => {
    const scenario = errorOf('POST /login', {
      request: { json: body },
      responses: [{ status: 200 }, { status, json: { message } }],
    });
    expect(scenario.interpretations[0]?.condition).toMatchObject({
      kind: 'wrong-login',
      in: 'body',
      pointer: '/password',
    });
    expect(scenario.attempts[0]?.request.body).toMatchObject({ json: { email: body.email } });
  });

  it('holds for any password but the documented one', () => {
    const scenario = errorOf('POST /login', {
      request: { json: body },
      responses: [{ status: 200 }, { status: 401 }],
    });
    expect(holds(scenario, requestView({ method: 'POST', json: { ...body, password: 'x' } }))).not.toBe(
      false,
    );
    expect(holds(scenario, requestView({ method: 'POST', json: body }))).toBe(false);
  });
});

describe('wrong-login without examples', () => {
  const unshown = { attributes: [{ name: 'email' }, { name: 'password' }] };

  it('takes the password that is sent in the place of an example for the right one', () => {
    const plan = planOf(
      operation('POST /login', {
        name: 'Sign in',
        request: unshown,
        responses: [{ status: 200 }, { status: 401 }],
      }),
    );
    const { interpretations, attempts } = scenarioOf(plan, 'sign-in/200');
    expect(interpretations[0]?.confidence).toBe('likely');
    const body = attempts[0]?.request.body;
    const json = body?.kind === 'json' ? body.json : {};
    expect(holds(scenarioOf(plan, 'sign-in/401'), requestView({ method: 'POST', json }))).toBe(false);
  });

  it('is what a plain 403 of a sign-in means that has no 401', () => {
    const responses = [{ status: 200 }, { status: 403, description: 'Forbidden' }];
    expect(errorOf('POST /login', { request: unshown, responses }).interpretations[0]).toMatchObject({
      confidence: 'likely',
      condition: { kind: 'wrong-login', pointer: '/password' },
    });
    const both = [...responses.slice(0, 1), { status: 403 }, { status: 401 }];
    expect(
      errorOf('POST /login', { request: unshown, responses: both }).interpretations[0]?.condition.kind,
    ).toBe('forbidden');
  });

  it('is about the old password where a new one is sent as well', () => {
    const scenario = errorOf('POST /password', {
      request: { json: { password: 'new-one', currentPassword: 'old-one' } },
      responses: [{ status: 204 }, { status: 403, description: '`currentPassword` is incorrect.' }],
    });
    expect(scenario.interpretations[0]?.condition).toMatchObject({
      kind: 'wrong-login',
      pointer: '/currentPassword',
      valid: 'old-one',
    });
  });
});

describe('a sign-in', () => {
  const signUp = operation('POST /users', {
    name: 'Sign up',
    request: { json: { email: 'ann@example.com', password: 'long-enough', name: 'Ann' } },
    responses: [{ status: 201 }, { status: 409, json: { message: 'email has already been taken' } }],
  });
  const signIn = (...others: (typeof signUp)[]) =>
    planOf(
      operation('POST /login', {
        name: 'Sign in',
        request: { json: { email: 'bob@example.com', password: 'secret' } },
        responses: [{ status: 200 }, { status: 401, json: { message: 'Wrong password' } }],
      }),
      ...others,
    );

  it('is done by somebody who was signed up for it, and else by the documented user', () => {
    const { interpretations, attempts } = scenarioOf(signIn(signUp), 'sign-in/200');
    expect(interpretations[0]?.confidence).toBe('likely');
    expect(attempts[0]?.inputs.map(({ kind }) => kind)).toEqual(['fresh', 'done']);
    expect(attempts[0]?.request.body).toMatchObject({
      json: { password: 'long-enough' },
      fills: [{ pointer: '/email' }],
    });
    expect(attempts[1]?.request.body).toMatchObject({
      json: { email: 'bob@example.com', password: 'secret' },
    });
  });

  it('fails with a wrong password of somebody who was signed up', () => {
    const { attempts } = scenarioOf(signIn(signUp), 'sign-in/401');
    expect(attempts[0]?.inputs.map(({ kind }) => kind)).toEqual(['fresh', 'done']);
    expect(attempts[0]?.request.body).not.toMatchObject({ json: { password: 'long-enough' } });
  });

  it('is at most likely where no account can be created', () => {
    const { interpretations, attempts } = scenarioOf(signIn(), 'sign-in/200');
    expect(interpretations[0]?.confidence).toBe('likely');
    expect(attempts).toHaveLength(1);
  });
});

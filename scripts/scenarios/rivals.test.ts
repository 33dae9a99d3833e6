import { describe, expect, it } from 'vitest';
import { operation } from '../../fixtures/analysis/sketches.ts';
import { planOf, scenarioOf } from '../../fixtures/scenarios/api.ts';
import type { Json } from '../documentation/index.ts';

const key = { headers: { 'X-Api-Key': 'abc' } };

function planned(...refusals: { status: number; description?: string; json?: Json }[]) {
  const plan = planOf(
    operation('GET /reports{?period}', {
      name: 'Read',
      parameters: { period: { required: true, example: '7', schema: { type: 'integer' } } },
      request: key,
      responses: [{ status: 200 }, ...refusals],
    }),
  );
  return (id: string) => scenarioOf(plan, id);
}

describe('withRivals', () => {
  it('is sure of no request that two refusals claim in words, and still forbids its success', () => {
    const scenario = planned(
      { status: 409, description: 'The period parameter is missing.' },
      { status: 422, description: 'The period parameter is required.' },
    );
    for (const id of ['read/409', 'read/422'])
      expect(scenario(id).interpretations[0], id).toMatchObject({ confidence: 'likely', forbids: true });
  });

  it('leaves a request to the refusal that the documentation names in words', () => {
    const scenario = planned(
      { status: 400 },
      { status: 409, description: 'The period parameter is missing.' },
    );
    expect(scenario('read/409').interpretations[0]?.confidence).toBe('certain');
    expect(scenario('read/400').interpretations[0]?.confidence).toBe('likely');
    const asked = scenario('read/400').attempts.map(({ request }) => request.query);
    expect(asked).not.toContainEqual([]);
  });

  it('has a refusal give way where other requests bring it about as well', () => {
    const scenario = planned(
      { status: 401, description: 'The API key is missing.' },
      { status: 412, description: 'The API key is invalid, expired, or not supplied.' },
    );
    expect(scenario('read/401').interpretations[0]?.confidence).toBe('certain');
    expect(scenario('read/401').attempts[0]?.request.credentials).toBe('none');
    expect(scenario('read/412').attempts.map(({ request }) => request.credentials)).toEqual(['wrong']);
  });

  it('lets responses of one status share a request', () => {
    const scenario = planned(
      { status: 400, description: 'The period parameter is missing.' },
      { status: 400, description: 'The period parameter is required.' },
    );
    expect(scenario('read/400').interpretations[0]?.confidence).toBe('certain');
  });
});

describe('a refusal for an optional parameter that is not sent', () => {
  it('is a guess, since the request without it is documented to succeed', () => {
    const plan = planOf(
      operation('GET /login{?otp}', {
        name: 'Sign in',
        parameters: { otp: { required: false } },
        responses: [{ status: 200 }, { status: 449, description: 'otp is missing.' }],
      }),
    );
    expect(scenarioOf(plan, 'sign-in/449').interpretations[0]?.confidence).toBe('guess');
  });
});

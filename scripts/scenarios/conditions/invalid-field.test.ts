import { describe, expect, it } from 'vitest';
import type { ResponseSketch } from '../../../fixtures/analysis/sketches.ts';
import { errorOf, holds, requestView } from '../../../fixtures/scenarios/api.ts';

const body = { email: 'ann@example.com', age: 30, kind: 'basic', name: 'Ann', tags: ['a'] };

function refusal(response: ResponseSketch, attributes: readonly object[] = []) {
  return errorOf('POST /users', {
    request: { json: body, attributes },
    responses: [{ status: 201 }, response],
  });
}

describe('invalid-field', () => {
  it.each([
    ['"email" must be a valid email', '/email', { kind: 'form', form: 'email' }],
    ['age must be a number', '/age', { kind: 'type', type: 'number' }],
    ['age must be between 18 and 99', '/age', { kind: 'range', min: 18, max: 99 }],
    ['name must be 20 characters or less', '/name', { kind: 'length', min: undefined, max: 20 }],
    ["kind must be one of: 'basic', 'gold'", '/kind', { kind: 'members', values: ['basic', 'gold'] }],
    ['At least one tag is required', '/tags', { kind: 'count', min: 1, max: undefined }],
    ["name cannot start with 'x_'", '/name', { kind: 'no-prefix', prefix: 'x_' }],
  ])('reads the rule in “%s”', (message, pointer, rule) => {
    const scenario = refusal({ status: 422, json: { message } });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'invalid-field', pointer, rule },
    });
  });

  it.each([
    ['age must be between 18 and 99', { ...body, age: 100 }],
    ['name must be 3 characters or less', { ...body, name: 'Annx' }],
    ['At least one tag is required', { ...body, tags: [] }],
    ["name cannot start with 'x_'", { ...body, name: 'x_Ann' }],
  ])('breaks just the rule in “%s”', (message, json) => {
    expect(refusal({ status: 422, json: { message } }).attempts[0]?.request.body).toMatchObject({ json });
  });

  it('spoils what repeats the field as well', () => {
    const { attempts } = errorOf('POST /signup', {
      request: { json: { password: 's3cret-pass', password_confirmation: 's3cret-pass' } },
      responses: [
        { status: 201 },
        { status: 422, json: { errors: { password: ['is too short (minimum is 8 characters)'] } } },
      ],
    });
    expect(attempts[0]?.request.body).toMatchObject({
      json: { password: 's3cret-', password_confirmation: 's3cret-' },
    });
  });

  it.each([
    [410, 'Token is invalid or expired.', '/token'],
    [401, 'invalid token', '/token'],
    [410, 'The email is invalid.', undefined],
  ])('reads %i “%s” of a token in the body', (status, message, pointer) => {
    const scenario = errorOf('POST /confirm', {
      request: { json: { token: 'abc', email: 'ann@example.com' } },
      responses: [{ status: 204 }, { status, json: { message } }],
    });
    const found = scenario.interpretations.find(({ condition }) => condition.kind === 'invalid-field');
    expect(found?.condition.kind === 'invalid-field' ? found.condition.pointer : undefined).toBe(pointer);
    expect(found?.confidence).toBe(pointer && 'likely');
  });

  it('does not take another type for a breach in a form, where all is text', () => {
    const scenario = errorOf('POST /users', {
      request: { text: 'name=Ann', mediaType: 'application/x-www-form-urlencoded' },
      responses: [{ status: 201 }, { status: 400 }],
    });
    expect(scenario.interpretations.map(({ condition }) => condition.kind)).not.toContain('invalid-field');
  });

  it('sends the value that the documentation shows as refused', () => {
    const scenario = refusal({
      status: 400,
      json: { errors: [{ param: 'email', message: 'email is invalid', value: 'ann@' }] },
    });
    expect(scenario.interpretations[0]?.confidence).toBe('certain');
    expect(scenario.attempts[0]?.request.body).toMatchObject({ json: { ...body, email: 'ann@' } });
  });

  it('takes the documented rule where the message states none', () => {
    const attributes = [{ name: 'kind', values: ['basic', 'gold'], typeText: 'enum' }];
    const scenario = refusal({ status: 400, json: { message: 'Invalid kind' } }, attributes);
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'likely',
      condition: { rule: { kind: 'members' } },
    });
  });

  it('never takes a rule that the documented value itself breaks', () => {
    const scenario = refusal({ status: 400, json: { message: 'name must be at least 8 characters' } });
    expect(
      scenario.interpretations.some(
        (interpretation) =>
          interpretation.condition.kind === 'invalid-field' && interpretation.confidence === 'certain',
      ),
    ).toBe(false);
  });

  it('guesses the strictest field where only the status is known', () => {
    const scenario = refusal({ status: 422 });
    expect(
      scenario.interpretations.find((interpretation) => interpretation.condition.kind === 'invalid-field'),
    ).toMatchObject({
      confidence: 'guess',
      condition: { pointer: '/email' },
    });
  });

  it('holds for what breaks the rule', () => {
    const scenario = refusal({ status: 422, json: { message: 'age must be between 18 and 99' } });
    expect(holds(scenario, requestView({ method: 'POST', json: { ...body, age: 17 } }))).toEqual({
      offending: '17',
    });
    expect(holds(scenario, requestView({ method: 'POST', json: body }))).toBe(false);
  });
});

describe('a text of which no form is known', () => {
  it('is spoilt by signs before it is given another type', () => {
    const scenario = errorOf('POST /things', {
      request: { json: { sku: 'ABC-1' } },
      responses: [{ status: 201 }, { status: 400, json: { message: 'SKU has wrong format' } }],
    });
    expect(scenario.attempts[0]?.request.body).toMatchObject({ json: { sku: '!not-a-valid-sku!' } });
  });

  it('has another value where only the documented one is allowed', () => {
    const scenario = errorOf('POST /things', {
      request: { json: { data: { type: 'articles' } } },
      responses: [
        { status: 201 },
        {
          status: 409,
          json: { errors: [{ detail: 'type must be articles', source: { pointer: '/data/type' } }] },
        },
      ],
    });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: {
        kind: 'invalid-field',
        pointer: '/data/type',
        rule: { kind: 'members', values: ['articles'] },
      },
    });
  });

  it('is too short where a length is named, and not missing', () => {
    const scenario = errorOf('POST /things', {
      request: { json: { title: 'Hello' } },
      responses: [
        { status: 201 },
        { status: 422, json: { message: 'Title must contain at least three characters.' } },
      ],
    });
    expect(scenario.interpretations.map(({ condition }) => condition)).toEqual([
      expect.objectContaining({ kind: 'invalid-field', rule: { kind: 'length', min: 3, max: undefined } }),
    ]);
  });

  it('is not one of those listed after “must be one of”', () => {
    const scenario = errorOf('POST /things', {
      request: { json: { currency: 'USD' } },
      responses: [{ status: 201 }, { status: 400, json: { message: 'currency must be one of USD, EUR' } }],
    });
    expect(scenario.interpretations[0]?.condition).toMatchObject({
      rule: { kind: 'members', values: ['USD', 'EUR'] },
    });
  });
});

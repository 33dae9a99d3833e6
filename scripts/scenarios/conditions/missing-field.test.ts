import { describe, expect, it } from 'vitest';
import type { ResponseSketch } from '../../../fixtures/analysis/sketches.ts';
import { errorOf, firstCondition, holds, requestView } from '../../../fixtures/scenarios/api.ts';

const body = { name: 'Ann', email: 'ann@example.com', address: { city: 'Rome' } };

function refusal(response: ResponseSketch, attributes: readonly object[] = []) {
  return errorOf('POST /users', {
    request: { json: body, attributes },
    responses: [{ status: 201 }, response],
  });
}

describe('missing-field', () => {
  it.each([
    [{ message: '`email` is a required field' }, '/email', 'absent'],
    [{ message: 'You must provide an email' }, '/email', 'absent'],
    [{ errors: { email: ["can't be blank"] } }, '/email', 'blank'],
    [{ errors: [{ param: 'email', message: 'must not be null' }] }, '/email', 'null'],
    [
      { errors: [{ source: { pointer: '/address/city' }, detail: 'is required' }] },
      '/address/city',
      'absent',
    ],
    [{ error: 'missing_email' }, '/email', 'absent'],
    [
      { validation: { keys: ['email'] }, message: 'child "email" fails because ["email" is required]' },
      '/email',
      'absent',
    ],
    [{ message: 'Falta el campo email' }, '/email', 'absent'],
  ])('reads %j', (json, pointer, how) => {
    const scenario = refusal({ status: 422, json });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'missing-field', pointer, how },
    });
  });

  it('leaves the one field out and everything else as it is', () => {
    const [attempt] = refusal({ status: 400, json: { message: 'name is required' } }).attempts;
    expect(attempt?.request.body).toMatchObject({ json: { email: body.email, address: body.address } });
    expect(attempt?.request.body).not.toHaveProperty('json.name');
  });

  it('reads one field for each error that the body lists', () => {
    const scenario = refusal({
      status: 422,
      json: { errors: { name: ['is required'], email: ['is required'] } },
    });
    expect(scenario.interpretations.map((interpretation) => interpretation.summary)).toEqual([
      'the name is missing in the body',
      'the email is missing in the body',
    ]);
  });

  it('takes a documented required field where the words name none', () => {
    const scenario = refusal({ status: 400, json: { message: 'Validation failed' } }, [
      { name: 'name', required: false },
      { name: 'email', required: true },
    ]);
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'likely',
      condition: { kind: 'missing-field', pointer: '/email' },
    });
  });

  it('is not sure of a field that the documentation calls optional, or on a partial update', () => {
    const json = { message: 'email is required' };
    expect(
      refusal({ status: 400, json }, [{ name: 'email', required: false }]).interpretations[0]?.confidence,
    ).toBe('likely');
    const patch = errorOf('PATCH /users/{id}', {
      request: { json: body },
      responses: [{ status: 200 }, { status: 400, json }],
    });
    expect(patch.interpretations[0]?.confidence).toBe('likely');
  });

  it('holds for a body without the field, in every item of a list', () => {
    const scenario = errorOf('POST /entries', {
      request: { json: [{ date: '2030-01-01', person: 1 }] },
      responses: [
        { status: 200 },
        {
          status: 400,
          json: { errors: [{ source: { pointer: '/0' }, detail: 'Required properties missing: ["date"]' }] },
        },
      ],
    });
    expect(firstCondition(scenario)).toMatchObject({ pointer: '/0/date' });
    expect(holds(scenario, requestView({ method: 'POST', json: [{ date: 'x' }, { person: 2 }] }))).not.toBe(
      false,
    );
    expect(holds(scenario, requestView({ method: 'POST', json: [{ date: 'x' }] }))).toBe(false);
  });

  it('is only likely where the documented request has items that do without the field', () => {
    const items = (...data: readonly { readonly [field: string]: string }[]) =>
      errorOf('POST /entries', {
        request: { json: { data } },
        responses: [{ status: 201 }, { status: 400, json: { message: 'date is required' } }],
      }).interpretations[0]?.confidence;
    expect(items({ date: 'today', text: 'a' }, { date: 'today', text: 'b' })).toBe('certain');
    expect(items({ date: 'today', text: 'a' }, { text: 'b' })).toBe('likely');
  });

  it('holds for a blank value only where a blank one is refused', () => {
    const blank = refusal({ status: 422, json: { errors: { name: ["can't be blank"] } } });
    const absent = refusal({ status: 422, json: { message: 'name is required' } });
    const request = requestView({ method: 'POST', json: { name: ' ' } });
    expect(holds(blank, request)).not.toBe(false);
    expect(holds(absent, request)).toBe(false);
  });
});

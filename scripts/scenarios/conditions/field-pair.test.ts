import { describe, expect, it } from 'vitest';
import { errorOf, firstCondition, holds, requestView } from '../../../fixtures/scenarios/api.ts';
import type { Json } from '../../documentation/index.ts';

const refused = (json: Json, message: string) =>
  errorOf('POST /things', {
    request: { json },
    responses: [{ status: 201 }, { status: 422, json: { message } }],
  });
const body = (json: Json) => requestView({ method: 'POST', json });

describe('field-pair', () => {
  it('spoils the confirmation of a field', () => {
    const scenario = refused(
      { password: 'secret', password_confirmation: 'secret' },
      'password confirmation does not match password',
    );
    expect(firstCondition(scenario)).toMatchObject({ kind: 'field-pair', relation: 'equal' });
    expect(scenario.attempts[0]?.request.body).toMatchObject({
      json: { password: expect.any(String), password_confirmation: expect.any(String) },
    });
    expect(holds(scenario, body({ password: 'a', password_confirmation: 'b' }))).toEqual({ offending: 'b' });
    expect(holds(scenario, body({ password: 'a', password_confirmation: 'a' }))).toBe(false);
  });

  it('finds the confirmation that the message does not name', () => {
    const scenario = refused({ password: 'secret', confirmPassword: 'secret' }, 'Passwords do not match');
    expect(firstCondition(scenario)).toMatchObject({ first: '/password', second: '/confirmPassword' });
  });

  it('gives two fields the same value that must differ', () => {
    const scenario = refused({ from: 'a', to: 'b', amount: 1 }, 'from and to must be different accounts');
    expect(scenario.attempts[0]?.request.body).toMatchObject({ json: { from: 'a', to: 'a', amount: 1 } });
    expect(holds(scenario, body({ from: 'x', to: 'x' }))).toBeTruthy();
    expect(holds(scenario, body({ from: 'x', to: 'y' }))).toBe(false);
  });

  it.each([
    'start_date must be before end_date',
    'end_date must be after start_date',
    'end_date must not be before start_date',
    'start_date cannot be later than end_date',
  ])('turns a period round: %s', (message) => {
    const scenario = refused({ start_date: '2024-01-01', end_date: '2024-02-01' }, message);
    expect(scenario.attempts[0]?.request.body).toMatchObject({
      json: { start_date: '2024-02-01', end_date: '2024-01-01' },
    });
    expect(holds(scenario, body({ start_date: '2024-03-01', end_date: '2024-01-01' }))).toBeTruthy();
    expect(holds(scenario, body({ start_date: '2023-03-01', end_date: '2024-01-01' }))).toBe(false);
  });

  it('compares numbers by size', () => {
    const scenario = refused({ min: 2, max: 10 }, 'min must be less than max');
    expect(scenario.attempts[0]?.request.body).toMatchObject({ json: { min: 10, max: 2 } });
    expect(holds(scenario, body({ min: 3, max: 20 }))).toBe(false);
  });

  it('knows the parameters of a query', () => {
    const scenario = errorOf('GET /things{?from,to}', {
      parameters: { from: { example: '2024-01-01' }, to: { example: '2024-12-31' } },
      responses: [{ status: 200 }, { status: 400, json: { message: "'to' must not be before 'from'" } }],
    });
    expect(firstCondition(scenario)).toMatchObject({ in: 'query', first: 'from', second: 'to' });
    expect(scenario.attempts[0]?.request.query).toEqual(
      expect.arrayContaining([
        { name: 'from', value: '2024-12-31' },
        { name: 'to', value: '2024-01-01' },
      ]),
    );
  });

  it('leaves alone what only one field is about', () => {
    const scenario = refused({ age: 20, name: 'Kim' }, 'age must be greater than 17');
    expect(firstCondition(scenario).kind).toBe('invalid-field');
  });
});

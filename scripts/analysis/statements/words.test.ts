import { describe, expect, it } from 'vitest';
import { operation } from '../../../fixtures/analysis/sketches.ts';
import type { Json } from '../../documentation/index.ts';
import { subjectsOf } from './subjects.ts';
import { type Statement, wordsOfResponse } from './words.ts';

function sayingsOf(json: Json | undefined, description = ''): readonly Statement[] {
  const [response] = operation('GET /a', {
    responses: [{ status: 400, description, ...(json === undefined ? {} : { json }) }],
  }).responses;
  if (!response) throw new Error('there is a response');
  return wordsOfResponse(response).statements;
}

describe('wordsOfResponse', () => {
  it('distinguishes messages, descriptions and codes, in this order', () => {
    expect(
      sayingsOf({ code: 'not_found', message: 'No such user' }, 'The user is unknown. Try another.').map(
        (each) => [each.origin, each.text],
      ),
    ).toEqual([
      ['message', 'No such user'],
      ['description', 'The user is unknown.'],
      ['description', 'Try another.'],
      ['code', 'not_found'],
    ]);
  });

  it.each([
    [{ errors: { email: ['is invalid'] } }, 'email'],
    [{ email: ['This field is required.'] }, 'email'],
    [{ errors: [{ param: 'email', message: 'is invalid' }] }, 'email'],
    [{ errors: [{ source: { pointer: '/data/email' }, detail: 'is invalid' }] }, '/data/email'],
    [{ validation: { keys: ['email'] }, message: 'is invalid' }, 'email'],
  ])('knows what %j is about', (json, name) => {
    expect(sayingsOf(json).find((each) => each.origin === 'message')?.about).toContain(name);
  });

  it('takes the name of the error for no field', () => {
    const [message] = sayingsOf({
      error: { name: 'paramMissingError', message: 'A parameter is missing', details: { param: 'monitor' } },
    });
    expect(message?.text).toBe('A parameter is missing');
    expect([...(message?.about ?? []), ...(message?.beside ?? [])]).not.toContain('name');
  });

  it('keeps the value that is shown as the offending one', () => {
    expect(sayingsOf({ param: 'age', message: 'too young', value: 3 })[0]).toMatchObject({ offending: 3 });
  });

  it('does not take quoted examples for what is said', () => {
    const [statement] = sayingsOf({ message: "Domain 'wrong.domain' does not exist" });
    expect([...(statement?.topics.keys() ?? [])]).toEqual(['absent']);
  });
});

describe('subjectsOf', () => {
  const { parameters } = operation('PUT /users/{id}{?type}', { responses: [] });
  const nameable = {
    fields: ['id', 'email', 'home_address', 'type'].map((name) => ({
      name,
      pointer: `/${name}`,
      attribute: undefined,
      schema: undefined,
      required: undefined,
      example: 'a',
      source: { file: 'a', line: 1 },
    })),
    parameters: parameters.map((parameter) => ({
      parameter,
      names: parameter.name === 'id' ? ['id', 'user'] : [parameter.name],
    })),
  };

  it.each([
    ['email is required', 'body email'],
    ['The home address must be given', 'body home_address'],
    ['"type" is required', 'body type'],
    ['User not found', 'path id'],
    ['No type given', 'body type'],
    ['There is one type of a great many things that you must supply', undefined],
    ['userEmailHash is required', undefined],
    ['missing_email', 'body email'],
  ])('of “%s”: %s', (message, expected) => {
    const [statement] = sayingsOf({ message });
    const near = statement && (statement.topics.get('missing') ?? statement.topics.get('absent'));
    const [subject] = statement ? subjectsOf(statement, nameable, near) : [];
    expect(
      subject && `${subject.in} ${subject.in === 'body' ? subject.field.name : subject.parameter.name}`,
    ).toBe(expected);
  });
});

/** Errors that are given where the documentation says them elsewhere, in other forms, or by examples alone. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ask, clientOf } from '../../../fixtures/mock/client.ts';
import { surgery } from '../../../fixtures/mock/surgery.ts';

let ask: Ask;
beforeAll(async () => {
  ask = await clientOf(surgery);
}, 60_000);

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const told = (method: string, target: string, body?: unknown, headers?: Record<string, string>) => {
  const { status, json } = ask(method, target, body, headers);
  return [status, typeof json === 'string' ? json : (json.detail ?? json.error)];
};

describe('a field', () => {
  it.each([
    [{ species: 'bird' }, 'species must be one of "dog", "cat", not "bird"'],
    [{ name: 7 }, 'name must be a string, not a number'],
    [{ name: 'x'.repeat(21) }, `name must be at most 20 characters, not "${'x'.repeat(21)}"`],
    [{ chipped: 'yes' }, 'chipped must be a boolean, not a string'],
  ])('of a change is held to what the create says of it: %j', (body, message) => {
    expect(told('PATCH', '/animals/ani_7Qk2', body)).toEqual([422, message]);
  });

  it.each([
    [{ text: 'a', tags: 'jab' }, '[1].tags must be an array, not a string'],
    [{ text: 'a', urgent: 1 }, '[1].urgent must be a boolean, not a number'],
    [{ text: 'a', tags: ['b', 5] }, '[1].tags[1] must be a string, not a number'],
  ])('of one item of many has the type of the documented one: %j', (item, message) => {
    expect(told('POST', '/notes', [{ text: 'ok' }, item])).toEqual([422, message]);
  });

  it('of a form is asked for', () => {
    expect(told('POST', '/notes/1', 'txt=a', form)).toEqual([422, 'text is required']);
    expect(ask('POST', '/notes/1', 'text=Fed', form).json).toMatchObject({ id: 1, text: 'Fed' });
  });
});

describe('a limit of a query parameter', () => {
  it.each([
    ['0', 'limit must be a number >= 1, not 0'],
    ['51', 'limit must be a number <= 50, not 51'],
  ])('that is stated in words is kept: %s', (limit, message) => {
    expect(told('GET', `/animals?limit=${limit}`)).toEqual([422, message]);
  });
});

describe('a documented error', () => {
  it('shows the id in place of one with the same prefix, and keeps its status', () => {
    expect(ask('GET', '/animals/ani_x9').json).toEqual({ status: '404', error: 'No such animal: ani_x9' });
  });

  it('shows the value where it is plain text, too', () => {
    expect(told('GET', '/notes/77')).toEqual([404, 'No note 77\n']);
  });

  it('takes the status that is given in its form', () => {
    expect(ask('POST', '/animals', '{').json).toMatchObject({ status: '400', detail: expect.any(String) });
  });

  it('is given for another version than the current one', () => {
    const replace = (tag: string) => told('PUT', '/animals/ani_7Qk2', { name: 'Ida' }, { 'if-match': tag });
    expect(replace('"2"')).toEqual([412, 'Somebody else has changed it']);
    expect(replace('"3"')[0]).toBe(200);
  });
});

describe('signing in', () => {
  it('asks for no credentials but those that it is about', () => {
    expect(ask('POST', '/sessions', 'name=vet&password=s3cret', form).json).toEqual({ token: 'b7f9c2' });
    expect(told('POST', '/sessions', 'name=vet&password=no', form)).toEqual([
      401,
      'Wrong name or password\n',
    ]);
  });
});

describe('a call that names a thing by a parameter', () => {
  it('knows those that the documentation shows, in the query and in a form', () => {
    const info = (room: string) => told('GET', `/rooms.info?token=xxxx-1&room=${room}`)[0];
    const clean = (room: string) => told('POST', '/rooms.clean', `token=xxxx-1&room=${room}`, form)[0];
    expect([info('R024'), info('R9'), clean('R024'), clean('R9')]).toEqual([200, 404, 200, 404]);
  });

  it('takes its token from the query or from the body', () => {
    expect(told('GET', '/rooms.info?room=R024')[0]).toBe(401);
    expect(told('POST', '/rooms.clean', 'room=R024', form)[0]).toBe(401);
  });
});

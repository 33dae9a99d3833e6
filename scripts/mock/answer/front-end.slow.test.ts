/** What somebody who builds a client against the mock counts on. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ask, clientOf } from '../../../fixtures/mock/client.ts';
import { shop } from '../../../fixtures/mock/shop.ts';
import { surgery } from '../../../fixtures/mock/surgery.ts';

let ask: Ask;
beforeAll(async () => {
  ask = await clientOf(shop);
}, 60_000);

const token = { authorization: 'Bearer t0k3n-1' };
const patch = { ...token, 'content-type': 'application/json-patch+json' };

describe('what has just been made', () => {
  it('is as the answer of its create shows it new, with nothing of the example that the client fills', () => {
    const made = ask('POST', '/orders', { customer: 'amy@example.com' }, token);
    expect(made.json).toMatchObject({ customer: 'amy@example.com', status: 'new', total: 0, tags: [] });
    expect(ask('GET', `/orders/${made.json.id}`, undefined, token).json).toEqual(made.json);
  });
});

describe('links to other pages', () => {
  const links = (target: string) => ask('GET', target).json.links;

  it('keep what is asked for, and end with the last page, also where a filter leaves fewer', () => {
    expect(links('/products?page=1&category=toys').next).toBe(null);
    expect(links('/products?category=books').next).toBe('/api/products?category=books&page=2&per_page=2');
    expect(links('/products?category=books&page=2').next).toBe(null);
  });
});

describe('a change', () => {
  it('answers without the fields that a merge patch takes away', () => {
    const headers = { ...token, 'content-type': 'application/merge-patch+json' };
    expect(ask('PATCH', '/orders/1', { note: null }, headers).json).not.toHaveProperty('note');
    expect(ask('GET', '/orders/1', undefined, token).json).not.toHaveProperty('note');
  });

  it('refuses a JSON Patch that cannot be applied', () => {
    const failing = [{ op: 'test', path: '/status', value: 'never' }];
    expect(ask('PATCH', '/orders/1', failing, patch).status).toBe(422);
    expect(ask('PATCH', '/orders/1', { op: 'test' }, patch).status).toBe(400);
    const fitting = [{ op: 'replace', path: '/status', value: 'paid' }];
    expect(ask('PATCH', '/orders/1', fitting, patch).json).toMatchObject({ status: 'paid' });
  });
});

describe('values made up anew', () => {
  it('keep to listed members, to the form of codes, and to words that stand for a choice', () => {
    const made = (target: string) => ask('GET', target, undefined, { ...token, prefer: 'dynamic=true' }).json;
    expect(made('/parcels/px_4f21c9')).toMatchObject({
      id: expect.stringMatching(/^px_[0-9a-f]{6}$/),
      size: expect.stringMatching(/^(small|large)$/),
      status: 'packed',
      name: expect.not.stringMatching('Blue box'),
    });
  });
});

describe('what is wrong', () => {
  it('is refused where the documentation states a limit in words', () => {
    const long = ask('POST', '/orders', { customer: 'a@example.com', note: 'x'.repeat(21) }, token);
    expect(long).toMatchObject({
      status: 422,
      json: { detail: expect.stringContaining('note must be at most 20 characters') },
    });
  });

  it('is given where a page or a limit is below nothing', () => {
    expect(ask('GET', '/products?page=-1')).toMatchObject({
      status: 422,
      json: { detail: 'page must not be negative, but is -1' },
    });
  });

  it('is given under the title of its own status', () => {
    const told = ask('DELETE', '/orders', undefined, token);
    expect(told).toMatchObject({ status: 405, json: { status: 405, title: 'Method Not Allowed' } });
  });

  it('is given to who carries no credentials, where the operation is shown with some', () => {
    expect(ask('GET', '/orders/1').status).toBe(401);
    expect(ask('GET', '/products').status).toBe(200);
    expect(ask('GET', '/orders').chosen.why).toBe('the request carries no credentials');
    const stranger = ask('GET', '/orders', undefined, { authorization: 'Bearer stolen' });
    expect(stranger).toMatchObject({ status: 401, chosen: { why: expect.stringContaining('are unknown') } });
  });

  it('is reported for a body that nests without end', () => {
    const deep = `{"note":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(ask('PATCH', '/orders/1', deep, token)).toMatchObject({
      status: 400,
      json: { detail: 'the body nests deeper than 500 levels' },
    });
  });
});

describe('a list', () => {
  it('gives its total in the documented header', async () => {
    const own = await clientOf(surgery);
    own('POST', '/animals', { name: 'Ida', species: 'cat' });
    expect(own('GET', '/animals').header('X-Total-Count')).toBe('2');
    expect(own('GET', '/animals?species=cat').header('X-Total-Count')).toBe('1');
  });
});

describe('what can be made and changed, but neither listed nor read', () => {
  it('is shown under its own id, and gone once it is removed', async () => {
    const own = await clientOf(surgery);
    expect(own('POST', '/keys', { label: 'Shed' }).json).toEqual({ number: 'KEY-0043', label: 'Shed' });
    const renamed = own('PATCH', '/keys/KEY-0043', { label: 'Hut' });
    expect(renamed.json).toEqual({ number: 'KEY-0043', label: 'Hut' });
    expect(own('DELETE', '/keys/KEY-0043').status).toBe(204);
    expect(own('PATCH', '/keys/KEY-0043', { label: 'Hut' }).status).toBe(404);
  });
});

describe('a request for several items', () => {
  it('makes none where it names none', async () => {
    const own = await clientOf(surgery);
    expect(own('POST', '/notes', [])).toMatchObject({ status: 201, json: [] });
    expect(own('GET', '/notes').json).toHaveLength(1);
  });
});

describe('what is documented as a text', () => {
  it('is answered as such, to the end of its last line', async () => {
    const own = await clientOf(surgery);
    const printed = own('GET', '/certificates/12');
    expect(printed.header('Content-Type')).toBe('application/xml');
    expect(printed.response.body).toBe('<certificate id="12">Vaccinated</certificate>\n');
    expect(own('DELETE', '/certificates/12').header('Content-Type')).toBe('application/json');
    expect(own('GET', '/certificates/12').status).toBe(404);
  });
});

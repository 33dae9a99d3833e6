/** What a mock takes in and keeps is bounded, whatever it is sent. */
import { afterEach, describe, expect, it } from 'vitest';
import { planOf } from '../../fixtures/mock/client.ts';
import { library } from '../../fixtures/mock/library.ts';
import { type Limits, type MockServer, startMock } from './index.ts';

let server: MockServer | undefined;
afterEach(() => server?.close());

async function started(limits: Partial<Limits>): Promise<string> {
  server = await startMock({ plans: [await planOf(library)], port: 0, limits });
  return server.url;
}

const post = (url: string, value: unknown) =>
  fetch(`${url}/books`, {
    method: 'POST',
    body: JSON.stringify(value),
    headers: { 'content-type': 'application/json' },
  });
const storedItems = async (url: string) =>
  (await (await fetch(`${url}/__docproof/items`)).json()) as { items: number; bytes: number };

describe('the stored items', () => {
  it('are no more than the limit, and what is there can still be changed and removed', async () => {
    const { items } = await storedItems(await started({}));
    await server?.close();
    const url = await started({ items: items + 1 });
    expect((await post(url, { title: 'Emma' })).status).toBe(201);
    const refused = await post(url, { title: 'Persuasion' });
    expect(refused.status).toBe(507);
    expect(await refused.text()).toMatch(/no more than \d+ items: delete items.*--max-items/);
    expect((await storedItems(url)).items).toBe(items + 1);
    expect((await fetch(`${url}/books/9`, { method: 'PATCH', body: '{"genre":"poems"}' })).status).toBe(200);
    expect((await fetch(`${url}/books/9`, { method: 'DELETE' })).status).toBe(204);
    expect((await post(url, { title: 'Persuasion' })).status).toBe(201);
  });

  it('take no more memory than the limit', async () => {
    const url = await started({ bytes: 1_048_576 });
    const statuses = new Set<number>();
    for (let count = 0; count < 20; count += 1)
      statuses.add((await post(url, { title: `${count} ${'x'.repeat(100_000)}` })).status);
    expect([...statuses]).toEqual([201, 507]);
    expect((await storedItems(url)).bytes).toBeLessThan(1_048_576);
    const longer = JSON.stringify({ genre: 'x'.repeat(500_000) });
    expect((await fetch(`${url}/books/9`, { method: 'PATCH', body: longer })).status).toBe(507);
    expect((await fetch(`${url}/__docproof/reset`, { method: 'POST' })).status).toBe(204);
    expect((await post(url, { title: 'Emma' })).status).toBe(201);
  });

  it('of a saved state are within the same limits', async () => {
    const url = await started({ items: 100 });
    const state = (await (await fetch(`${url}/__docproof/state`)).json()) as {
      resources: Record<string, Record<string, unknown[]>>;
    };
    const books = Array.from({ length: 200 }, (_, id) => ({ id: `${id}`, value: { id } }));
    state.resources['library:/books/{}'] = { '': books };
    const refused = await fetch(`${url}/__docproof/state`, { method: 'PUT', body: JSON.stringify(state) });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('no more than 100 items');
  });
});

describe('a body', () => {
  it('over the limit is refused with the option that allows it, and the connection goes on', async () => {
    const url = await started({ bodyBytes: 1_000 });
    const refused = await post(url, { title: 'x'.repeat(1_000_000) });
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain('longer than 1000 bytes; start the mock with a larger --max-body');
    expect((await post(url, { title: 'Emma' })).status).toBe(201);
  });

  it('of very many fields is worked through in the time that its length takes', async () => {
    const url = await started({});
    const fields = Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`field${index}`, index]));
    const body = JSON.stringify({ ...fields, genre: 'poems' });
    expect((await fetch(`${url}/books/9`, { method: 'PATCH', body })).status).toBe(200);
    expect((await fetch(`${url}/books/9`, { method: 'PATCH', body })).status).toBe(200);
  });

  it('in base64 of several mebibytes is taken', async () => {
    const url = await started({});
    expect((await post(url, { title: 'x'.repeat(6_000_000) })).status).toBe(201);
  });
});

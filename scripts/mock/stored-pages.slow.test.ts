/** A person can look at a state of any size. */
import { beforeAll, describe, expect, it } from 'vitest';
import { planOf } from '../../fixtures/mock/client.ts';
import { library } from '../../fixtures/mock/library.ts';
import { control } from './control.ts';
import { createService, type MockService } from './service.ts';

const count = 200_000;
const resource = 'library:/books/{}';
let service: MockService;
beforeAll(async () => {
  service = await createService({ plans: [await planOf(library)] });
  const books = Array.from({ length: count }, (_, id) => ({
    id: `${id}`,
    value: { id, title: `Book ${id}` },
  }));
  const long = { id: 'long', value: { text: 'x'.repeat(5_000_000) } };
  expect(service.load({ ...service.save(), resources: { [resource]: { '': [...books, long] } } }).ok).toBe(
    true,
  );
}, 60_000);

async function textAt(target: string): Promise<string> {
  const answered = await control(
    { method: 'GET', target: `/__docproof${target}`, body: '', host: 'localhost' },
    service,
  );
  return typeof answered.body === 'string' ? answered.body : [...answered.body].join('');
}
const at = (offset: number) => `?${new URLSearchParams({ resource, offset: `${offset}` })}`;

describe('200,000 items', () => {
  it('are counted on the page, and shown a part at a time', async () => {
    const page = await textAt('/');
    expect(page).toContain('200,001 items');
    expect(page.length).toBeLessThan(500_000);
    const part = await textAt(`/${at(150_000)}`);
    expect(part).toContain('Book 150000');
    expect(part).not.toContain('Book 149999');
    expect(part).toContain('items 150001 to 150100 of 200001');
    expect(part.length).toBeLessThan(500_000);
    const last = await textAt(`/${at(count)}`);
    expect(last).toContain('too long to be shown here');
    expect(last.length).toBeLessThan(500_000);
  });

  it('are read as JSON page by page', async () => {
    const tables = JSON.parse(await textAt('/items')) as object;
    expect(tables).toMatchObject({ items: count + 1, tables: [{ resource, path: '/books/{book_id}' }] });
    const page = JSON.parse(await textAt(`/items${at(100)}`)) as { items: { id: string }[] };
    expect(page).toMatchObject({ total: count + 1, offset: 100, next: 200 });
    expect(page.items.map(({ id }) => id)).toEqual(
      Array.from({ length: 100 }, (_, index) => `${100 + index}`),
    );
    expect(JSON.parse(await textAt(`/items${at(count)}`))).toMatchObject({
      next: null,
      items: [{ id: 'long' }],
    });
    expect(JSON.parse(await textAt('/items?resource=unknown'))).toMatchObject({ status: 404 });
  });

  it('are saved in pieces, and loaded again', async () => {
    const saved = JSON.parse(await textAt('/state')) as unknown;
    expect(JSON.stringify(saved) === JSON.stringify(service.save())).toBe(true);
    expect(service.load(saved)).toEqual({ ok: true, ignored: [] });
  });
});

it.for([
  [{}, 'format "docproof-mock-state"'],
  [{ resources: [] }, 'resources must be an object, got a list'],
  [{ resources: { [resource]: 7 } }, 'must be an object, got number'],
  [{ resources: { [resource]: { '': {} } } }, 'must be a list, got object'],
  [{ resources: { [resource]: { '': [{ id: 7, value: {} }] } } }, '[""][0] must have an id'],
  [{ resources: { [resource]: { '': [{ id: '7', value: nested(600) }] } } }, 'more than 500 levels deep'],
])('a state %#. that is not valid is refused with its place', ([of, problem]) => {
  const kind = Object.keys(of as object).length === 0 ? {} : { format: 'docproof-mock-state', version: 1 };
  expect(service.load({ ...kind, ...(of as object) })).toEqual({
    ok: false,
    problem: expect.stringContaining(problem as string),
  });
});

function nested(levels: number): object {
  let value = {};
  for (let level = 0; level < levels; level += 1) value = { value };
  return value;
}

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ask, clientOf, planOf } from '../../../fixtures/mock/client.ts';
import { workshop } from '../../../fixtures/mock/workshop.ts';

let ask: Ask;
beforeAll(() => planOf(workshop), 60_000);
beforeEach(async () => {
  ask = await clientOf(workshop);
});

describe('things with several paths', () => {
  it('are stored once', () => {
    const made = ask('POST', '/lathes', { label: 'third' });
    expect(ask('GET', `/lathe/${made.json.lathe_id}`).json).toMatchObject({ label: 'third' });
    expect(ask('GET', `/lathes/${made.json.lathe_id}/parts`).status).toBe(200);
    ask('DELETE', `/lathe/${made.json.lathe_id}`);
    expect(ask('GET', `/lathes/${made.json.lathe_id}/parts`).status).toBe(404);
  });

  it('may be asked for by another of their fields', () => {
    expect(ask('GET', '/lathe/LT-200-B/manual').status).toBe(200);
    expect(ask('GET', '/lathe/LT-300-C/manual').status).toBe(404);
  });
});

describe('a create', () => {
  it('gives the new id where the documentation shows one, in its type', () => {
    const made = ask('POST', '/lathes', { label: 'third' });
    expect(made.json).toEqual({ ok: true, lathe_id: 5 });
    expect(ask('GET', '/lathes').json.map(({ id }: { id: number }) => id)).toEqual([3, 4, 5]);
  });

  it('is a PUT whose name says so', () => {
    expect(ask('GET', '/shelves/lower').status).toBe(404);
    expect(ask('PUT', '/shelves/lower', { height: 7 }).status).toBe(200);
    expect(ask('GET', '/shelves/lower').json).toMatchObject({ height: 7 });
  });

  it('makes each of several items, and changes those that exist', () => {
    const made = ask('POST', '/screws', { data: [{ size: 'M8' }, { id: 1, size: 'M5' }] });
    expect(made.json.data).toEqual([
      { id: 2, size: 'M8', made: true },
      { id: 1, size: 'M5', made: true },
    ]);
    expect(ask('GET', '/screws').json.screws).toEqual([
      { id: 1, size: 'M5', made: true },
      { id: 2, size: 'M8', made: true },
    ]);
  });
});

describe('a create that answers with a list of ids', () => {
  const washers = `FORMAT: 1A

# Washers

## Washers [/washers]

### List washers [GET]
+ Response 200 (application/json)

        [{"id": "7", "size": "M8"}]

### Add washers [POST]
+ Request (application/json)

        [{"size": "M8"}]

+ Response 201 (application/json)

        ["7"]

## Washer [/washers/{id}]

### Get a washer [GET]
+ Response 200 (application/json)

        {"id": "7", "size": "M8"}
`;

  it('tells those of what was made', async () => {
    const own = await clientOf(washers);
    const { json } = own('POST', '/washers', [{ size: 'M5' }, { size: 'M6' }]);
    expect(json).toHaveLength(2);
    expect(json.map((id: string) => own('GET', `/washers/${id}`).json.size)).toEqual(['M5', 'M6']);
  });
});

describe('what is shown', () => {
  it('has every field that the list always has, also of what only a read shows', () => {
    ask('POST', '/lathes', { label: 'third' });
    for (const lathe of ask('GET', '/lathes').json) expect(Object.keys(lathe)).toContain('sharpened');
  });

  it('is not mixed with items of the list in another form', () => {
    expect(ask('GET', '/lathes').json).toHaveLength(2);
  });

  it('takes what is sent in the type of the documented answer, and takes that back', () => {
    ask('PUT', '/lathe/3', { label: 'newer', power: 750 });
    expect(ask('GET', '/lathe/3').json).toMatchObject({ label: 'newer', power: '750' });
    expect(ask('PUT', '/lathe/3', { label: 'newer', power: '400' }).status).toBe(200);
  });

  it('has the documented value where nothing was ever set', () => {
    expect(ask('PUT', '/lathe/3', { label: 'newer' }).json).toEqual({ ok: true, owner: 'Ann' });
    expect(ask('PUT', '/lathe/3', { owner: null }).json).toEqual({ ok: true, owner: null });
  });

  it('is JSON where that is promised, even if the example is not', () => {
    expect(ask('GET', '/manual').json).toEqual({});
    expect(ask('GET', '/rules').json).toMatchObject({ version: 2, rules: [{ text: 'no gloves' }] });
  });
});

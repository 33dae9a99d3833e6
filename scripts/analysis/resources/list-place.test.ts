import { expect, it } from 'vitest';
import { api, operation } from '../../../fixtures/analysis/sketches.ts';
import type { Json } from '../../documentation/index.ts';
import { idInEntry, withoutOddList } from './list-place.ts';
import { modelResources } from './model-resources.ts';

function thingsListedBy(listed: { readonly [key: string]: readonly { readonly [key: string]: Json }[] }) {
  const [thing] = modelResources(
    api(
      operation('GET /things', { name: 'List', responses: [{ status: 200, json: listed }] }),
      operation('GET /things/{id}', { name: 'Read', responses: [{ status: 200, json: { id: 1, size: 2 } }] }),
    ),
  );
  if (!thing) throw new Error('there are things');
  return thing;
}

it('finds the list whose objects look like the item that is read', () => {
  const thing = thingsListedBy({ warnings: [{ text: 'a' }], entries: [{ id: 1, size: 2 }] });
  expect(thing).toMatchObject({ listItems: ['entries'], idField: ['id'] });
  expect(withoutOddList(thing)).toBe(thing);
});

it('knows a list in which nothing looks like the item', () => {
  const thing = thingsListedBy({ warnings: [{ text: 'a' }], notes: [{ text: 'b' }] });
  expect(withoutOddList(thing)).toMatchObject({ list: undefined, listItems: undefined });
});

it('knows the field of entries that holds the item', () => {
  const held = thingsListedBy({ entries: [{ role: 'owner', Thing: { id: 1, size: 2 } }] });
  expect(held).toMatchObject({ idField: ['id'], listItems: ['entries'], listedIn: 'Thing' });
  expect(idInEntry(held)).toEqual(['Thing', 'id']);
  const own = thingsListedBy({ entries: [{ id: 1, thing: { id: 7, size: 2 } }] });
  expect(idInEntry(own)).toEqual(['id']);
});

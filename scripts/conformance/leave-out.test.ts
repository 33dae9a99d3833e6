import { expect, it } from 'vitest';
import type { PostmanCollection } from '../collections/index.ts';
import { leaveOut } from './leave-out.ts';

const item = (id: string) => ({ id, name: id, event: [], request: {}, response: [] });
const folder = (name: string, ...inside: readonly object[]) => ({ name, description: '', item: inside });

it('keeps what is not left out, and no folder without anything in it', () => {
  const collection = {
    item: [
      folder('pets', folder('cats', item('a'), item('b')), folder('dogs', item('c'))),
      folder('shops', item('d')),
      item('closing'),
    ],
  } as unknown as PostmanCollection;
  const left = leaveOut(collection, (id) => ['b', 'c', 'd'].includes(id));
  expect(left.item).toEqual([folder('pets', folder('cats', item('a'))), item('closing')]);
});

import { expect, it } from 'vitest';
import { notes, planOfText } from '../../../fixtures/score/subject.ts';
import { filledState, storedStates } from './filled-state.ts';
import { itemRules } from './item-rules.ts';
import { withOtherValues } from './other-values.ts';

const oneNote = notes.replace(
  /, "notes": \[[^\]]*\]/s,
  ', "notes": [ { "id": 1, "title": "Milk", "done": false } ]',
);
const plan = await planOfText(oneNote);
const { documented, filled } = await storedStates(plan);
const key = 'test:/notes/{}';
const itemsOf = (state: typeof documented) => Object.values(state.resources[key] ?? {}).flat();

it('holds three entries at least, each with its own id and other values', () => {
  expect(itemsOf(documented).length).toBeLessThan(3);
  const values = itemsOf(filled).map(({ value }) => value);
  expect(values.length).toBe(3);
  expect(values[0]).toEqual(itemsOf(documented)[0]?.value);
  for (const field of ['id', 'title']) expect(new Set(values.map((value) => value[field])).size).toBe(3);
});

it('has as many entries as are asked for', async () => {
  expect(itemsOf(await filledState(documented, plan, () => 25)).length).toBe(25);
});

it('keeps ids, states, what stands for something else, and what no other value is documented for', () => {
  const rules = itemRules(plan, documented).get(key);
  if (!rules) throw new Error('expected rules of notes');
  const item = { id: 1, title: 'Milk', status: 'open', owner_id: 5, at: '2024-02-03', size: 4, on: true };
  expect(withOtherValues(item, 1, { ...rules, schema: {}, allows: () => true })).toEqual({
    ...item,
    title: 'Milk 2',
    at: '2024-02-04',
    size: 5,
    on: false,
  });
  expect(withOtherValues(item, 1, { ...rules, schema: {}, allows: () => false })).toEqual(item);
  expect(withOtherValues(item, 1, { ...rules, isTaken: () => true })).toEqual(item);
  const members = { properties: { title: { enum: ['Eggs', 'Milk'] } } };
  expect(withOtherValues({ title: 'Milk' }, 1, { ...rules, schema: members, allows: () => true })).toEqual({
    title: 'Eggs',
  });
});

/** The collection of a small API, against the mock with each mutant: what is found, and by which scenarios. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { notes, subjectOf } from '../../../fixtures/score/subject.ts';
import type { Baseline } from '../baseline.ts';
import type { Fate, Mutant } from '../model.ts';
import { mutantsOf } from '../mutants/index.ts';
import { variants } from '../variants/index.ts';
import { type Bench, openBench } from './bench.ts';

const subject = await subjectOf(notes);
const mutants = mutantsOf(subject.plan);
let bench: Bench;
let baseline: Baseline;
beforeAll(async () => {
  bench = await openBench(subject);
  baseline = await bench.baseline();
});
afterAll(() => bench.close());

const named = (id: string) => mutants.find((mutant) => mutant.id === `test/${id}`) as Mutant;
const judge = (id: string): Promise<Fate> => bench.judge(named(id), baseline);

it('finds nothing where nothing is broken', () => {
  expect([...baseline.known]).toEqual([]);
  expect([...baseline.verdicts.values()].map(({ verdict }) => verdict)).not.toContain('deviates');
});

it.each([
  ['read-a-note/200#field-missing:/title', 'invalid-body'],
  ['read-a-note/200#wrong-status:500', 'wrong-status'],
  ['read-a-note/200#another-resource', 'wrong-resource'],
  ['read-a-note/404#body-html', 'invalid-json'],
  ['list-notes/200#item-repeated', 'duplicate-item'],
  ['list-notes/200#limit-ignored:limit', 'limit-ignored'],
  ['list-notes/200#order-ignored', 'order-ignored'],
  ['list-notes/200#answer-stalled', 'no-answer'],
  ['create-a-note/201#not-stored', 'not-readable'],
  ['create-a-note/201#field-not-stored:title', 'not-stored'],
  ['delete-a-note/204#not-removed', 'not-gone'],
  ['list-notes/401#credentials-not-checked', 'wrong-status'],
])('%s is found as %s', async (id, code) => {
  expect(await judge(id)).toMatchObject({ fate: 'killed', by: { code } });
});

it('shows what slipped through where nothing notices', async () => {
  const harmless: Mutant = {
    id: 'harmless',
    response: 'test/read-a-note/200',
    mutation: { kind: 'header-missing', header: 'Docproof' },
  };
  expect(await bench.judge(harmless, baseline)).toMatchObject({ fate: 'not-reached' });
});

it('begins anew for each mutant', async () => {
  await judge('create-a-note/201#stored-twice');
  const again = await bench.baseline();
  expect([...again.verdicts]).toEqual([...baseline.verdicts]);
});

it.each(variants)('$name: nothing is found, since $what', async (variant) => {
  expect((await bench.vary(variant, baseline)).falseAlarms).toEqual([]);
});

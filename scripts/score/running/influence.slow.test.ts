/** Running only what a mutant can influence finds what the whole collection finds: for each kind of mutant, on several APIs. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notes, shelves, subjectOf } from '../../../fixtures/score/subject.ts';
import { type Baseline, scenariosBroken } from '../baseline.ts';
import { influenceOf, scenarioGroups } from '../influence.ts';
import type { Mutant } from '../model.ts';
import { mutantsOf } from '../mutants/index.ts';
import { mutantKinds } from '../mutation-words.ts';
import { triageFor } from '../triage.ts';
import { type Bench, openBench } from './bench.ts';

const apis = [
  ['notes', notes],
  ['shelves', shelves],
  ['weather stations', readFileSync('apis/weather-stations.yaml', 'utf8')],
] as const;

const compared = new Set<string>();

describe.each(apis)('%s', (_name, document) => {
  let bench: Bench;
  let whole: Bench;
  let baseline: Baseline;
  let subject: Awaited<ReturnType<typeof subjectOf>>;
  let breaches: readonly Mutant[];
  beforeAll(async () => {
    subject = await subjectOf(document);
    bench = await openBench(subject);
    const all = new Set(subject.plan.scenarios.map(({ id }) => id));
    whole = await openBench(subject, () => ({ own: undefined, all }));
    baseline = await bench.baseline();
    const triage = triageFor(subject.plan, baseline);
    breaches = mutantsOf(subject.plan).filter((mutant) => triage(mutant) === undefined);
  });
  afterAll(async () => {
    await bench.close();
    await whole.close();
  });

  it('every scenario that is given a broken answer is run', () => {
    const influence = influenceOf(subject.plan, scenarioGroups(subject.plan));
    for (const mutant of breaches) {
      const { all } = influence(mutant, baseline);
      for (const id of scenariosBroken(mutant, baseline)) expect(all).toContain(id);
    }
  });

  it.each(mutantKinds)('%s: the whole collection finds the same', async (kind) => {
    const own = breaches.filter(({ mutation }) => mutation.kind === kind);
    const mutant = own[Math.floor(own.length / 2)];
    if (!mutant) return;
    const few = await bench.judge(mutant, baseline);
    const all = await whole.judge(mutant, baseline);
    expect([mutant.id, few.fate]).toEqual([mutant.id, all.fate]);
    compared.add(kind);
  });
});

it('compares every kind of mutant', () => {
  expect(mutantKinds.filter((kind) => !compared.has(kind))).toEqual([]);
});

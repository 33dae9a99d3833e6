/** A mock that can be broken, and the collection that has to notice. */
import {
  type AssertionResult,
  plannedResponses,
  type ResponseResult,
  ScriptContext,
} from '../../conformance/index.ts';
import { sentenceOf } from '../../findings/index.ts';
import { type Layer, noLayer, startEmbedded } from '../../mock/index.ts';
import { type Baseline, findingKey, recorder, scenariosBroken } from '../baseline.ts';
import { brokenAnswer } from '../breaking/break-answer.ts';
import { mutantLayer, sentAnswer } from '../breaking/mutant-layer.ts';
import { type InfluenceOf, influenceOf, scenarioGroups } from '../influence.ts';
import {
  breaksBody,
  type Fate,
  type Finding,
  type Mutant,
  type UnnoticedBreach,
  type VariantResult,
} from '../model.ts';
import { mutantsOf } from '../mutants/index.ts';
import { itemRules } from '../state/item-rules.ts';
import { neverBroken } from '../triage.ts';
import type { Variant } from '../variants/index.ts';
import { runCollection, type Stage, type Subject } from './run-collection.ts';

export interface Bench {
  /** Runs the whole collection against the mock as it is. */
  baseline(): Promise<Baseline>;
  /** Runs what a mutant can influence, until something finds it. */
  judge(mutant: Mutant, baseline: Baseline): Promise<Fate>;
  /** Runs the whole collection against a variant. */
  vary(variant: Variant, baseline: Baseline): Promise<VariantResult>;
  close(): Promise<void>;
}

/** For each exchange; where an answer never comes it is the time that a mutant costs. */
const timeoutMs = 5_000;
const stalledMs = 400;

/** Scripts that are kept compiled. */
const mostCompiled = 400;

/** `influence`: what is run for a mutant. */
export async function openBench(
  subject: Subject,
  influence: InfluenceOf = influenceOf(subject.plan, scenarioGroups(subject.plan)),
): Promise<Bench> {
  let layer: Layer = noLayer;
  const mock = await startEmbedded(
    subject.plan,
    {},
    { state: subject.stored.filled, layer: (...asked) => layer(...asked) },
  );
  const broken = { plan: subject.plan, rules: itemRules(subject.plan, subject.stored.documented) };
  const stage: Stage = {
    mock,
    scripts: new ScriptContext(mostCompiled),
    planned: plannedResponses(subject.plan),
  };
  const under = (next: Layer) => {
    layer = next;
    mock.reset();
  };
  return {
    async baseline() {
      const kept = recorder();
      const ofRequests = mutantsOf(subject.plan).filter(({ mutation }) => !breaksBody(mutation));
      under((request, ask, state) => {
        const answer = ask(request);
        const { response } = answer.chosen;
        kept.answered(response, sentAnswer(answer.response));
        kept.breakable(
          ofRequests.filter((mutant) => mutant.response === response),
          (mutant) => brokenAnswer({ ...broken, mutant, request, answer, ask, state }) !== undefined,
        );
        return answer;
      });
      const { record } = await runCollection(subject, stage, {
        only: undefined,
        timeoutMs,
        onStart: kept.started,
      });
      return kept.finish(record.responses);
    },
    async judge(mutant, baseline) {
      let slipped: UnnoticedBreach | undefined;
      const layered = mutantLayer(broken, mutant, (first) => {
        slipped ??= first;
      });
      const { own, all } = influence(mutant, baseline);
      let results: readonly ResponseResult[] = [];
      for (const only of own === undefined ? [all] : [own, all]) {
        under(layered);
        const ran = await runAgainst(mutant, only, subject, stage, baseline);
        if (ran.finding) return { fate: 'killed', by: ran.finding };
        results = ran.results;
      }
      if (!slipped) return neverBroken;
      return {
        fate: 'survived',
        slipped,
        why: whyNot(results, scenariosBroken(mutant, baseline), mutant),
      };
    },
    vary: (variant, baseline) => runVariant(variant, subject, stage, baseline),
    close: () => mock.close(),
  };
}

async function runAgainst(
  mutant: Mutant,
  only: ReadonlySet<string>,
  subject: Subject,
  stage: Stage,
  { known }: Baseline,
): Promise<{ readonly finding: Finding | undefined; readonly results: readonly ResponseResult[] }> {
  let finding: Finding | undefined;
  const outcome = await runCollection(subject, stage, {
    only,
    timeoutMs: mutant.mutation.kind === 'answer-stalled' ? stalledMs : timeoutMs,
    onFailed: (response, failed) => {
      finding ??= newFinding(response, failed, known);
      return finding && 'the mutant is found';
    },
  });
  if (!finding && !outcome.ok)
    finding = { response: mutant.response, code: 'no-answer', sentence: outcome.problem };
  return { finding, results: outcome.record.responses };
}

async function runVariant(
  { name, what, layer = () => noLayer, settings = {}, state }: Variant,
  subject: Subject,
  stage: Stage,
  { known }: Baseline,
): Promise<VariantResult> {
  const { plan, stored } = subject;
  const mock = await startEmbedded(
    plan,
    {},
    {
      ...settings,
      layer: layer(plan),
      state: state ? await state(stored, plan) : stored.filled,
    },
  );
  try {
    const falseAlarms: Finding[] = [];
    await runCollection(
      subject,
      { ...stage, mock },
      {
        only: undefined,
        timeoutMs,
        onFailed: (response, failed) => {
          const finding = newFinding(response, failed, known);
          if (finding) falseAlarms.push(finding);
          return undefined;
        },
      },
    );
    return { name, what, falseAlarms };
  } finally {
    await mock.close();
  }
}

function newFinding(
  response: string,
  { deviations }: AssertionResult,
  known: ReadonlySet<string>,
): Finding | undefined {
  const found = deviations.find(({ code, place }) => !known.has(findingKey(response, code, place)));
  return found && { response, code: found.code, sentence: sentenceOf(found) };
}

/** What the scenarios that were given the broken answer made of it, and what they looked at: the one that is about it first. */
function whyNot(
  results: readonly ResponseResult[],
  reached: readonly string[],
  { response }: Mutant,
): readonly string[] {
  return results
    .filter(({ id }) => reached.includes(id))
    .toSorted((a, b) => Number(b.id === response) - Number(a.id === response))
    .map(({ id, verdict, reason, assertions }) => {
      const held = assertions.filter(({ outcome }) => outcome === 'passed').map(({ name }) => name);
      return `${id} ${verdict}: ${reason}${held.length === 0 ? '' : ` (${held.join(', ')})`}`;
    });
}

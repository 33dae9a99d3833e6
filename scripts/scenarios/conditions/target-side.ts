import type { ResponseContext } from '../context.ts';
import type { Evidence } from '../model.ts';
import { quantityField } from './body-fields.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, mentionsOf, saysAny } from './mentions.ts';
import { noPlaces } from './places.ts';

/** Only the target itself can bring it about: a failing upstream, a crash, a quota that is used up, a webhook. */
export const targetSide: ConditionKind<'target-side'> = {
  kind: 'target-side',
  stage: 'never',
  narrowness: 0,
  beforeLookup: true,
  places: () => noPlaces,

  recognise(context) {
    const { operation, response, words } = context;
    if (operation.sentByTarget) {
      return [
        interpretationFor('the API sends this request by itself, so a client cannot provoke it', 'certain', [
          evidence(`${operation.name} is a webhook or a callback`, operation.source),
        ]),
      ];
    }
    if (operation.unsentQuery) {
      const why = 'the whole query has to be one text that is not a form, which docproof does not send';
      return [
        interpretationFor(why, 'certain', [
          evidence(`${operation.name} requires a parameter in querystring`, operation.source),
        ]),
      ];
    }
    const byStatus = response.status >= 500 ? failureOf(context) : statuses[response.status];
    if (byStatus !== undefined) {
      return [
        interpretationFor(byStatus, 'certain', [
          evidence(`status ${response.status} speaks of the target, not of the request`, words.source),
        ]),
      ];
    }
    if (response.status < 400) return [];
    for (const topic of ['quota', 'payment', 'failure'] as const) {
      const said = mentionsOf(topic, context).find(({ subjects }) => subjects.length === 0);
      const isAskedFor = topic === 'payment' && saysAny(context, 'shortage') && quantityField(context);
      if (said && !isAskedFor)
        return [interpretationFor(causes[topic], 'likely', [evidenceFrom(said.statement)])];
    }
    return [];
  },

  provoke() {
    return [];
  },

  holds() {
    return false;
  },
};

const causes = {
  quota: 'a quota has to be used up for it',
  payment: 'the account has to be without payment for it',
  failure: 'something behind the target has to fail for it',
};

const statuses: Readonly<Record<number, string>> = {
  402: causes.payment,
  408: 'the request has to time out for it',
  411: 'the request has to be sent without its length, which HTTP clients do not do',
  413: 'a body larger than the target takes has to be sent for it',
  420: causes.quota,
  424: causes.failure,
  425: 'the target has to suspect a replayed request for it',
  426: 'another protocol has to be spoken for it',
  429: causes.quota,
  431: 'headers larger than the target takes have to be sent for it',
  451: 'a law has to forbid it',
};

function failureOf({ response }: ResponseContext): string {
  if (response.status === 501) return 'the target has to lack the operation for it';
  if (response.status === 503) return 'the target has to be out of service for it';
  if (response.status === 502 || response.status === 504) return causes.failure;
  return 'the target itself has to fail for it';
}

function interpretationFor(why: string, confidence: 'certain' | 'likely', grounds: readonly Evidence[]) {
  return { condition: { kind: 'target-side' as const, why }, summary: why, confidence, evidence: grounds };
}

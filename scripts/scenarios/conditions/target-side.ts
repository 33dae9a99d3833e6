import { type ConditionKind, evidence } from './condition.ts';

/** Only the target itself can bring it about: a failing upstream, a crash, a quota that is used up. */
export const targetSide: ConditionKind<'target-side'> = {
  kind: 'target-side',

  recognise({ response, words }) {
    const why = response.status >= 500 ? 'the target itself has to fail for it' : quotas[response.status];
    if (why === undefined) return [];
    return [
      {
        condition: { kind: 'target-side', why },
        summary: why,
        confidence: 'certain',
        evidence: [
          evidence(`status ${response.status} speaks of the target, not of the request`, words.source),
        ],
      },
    ];
  },

  provoke() {
    return [];
  },

  holds() {
    return false;
  },
};

const quotas: Readonly<Record<number, string>> = {
  402: 'the account has to be without payment for it',
  420: 'a quota has to be used up for it',
  429: 'a quota has to be used up for it',
};

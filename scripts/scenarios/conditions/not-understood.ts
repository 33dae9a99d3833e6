import { type ConditionKind, evidence } from './condition.ts';

/** The last resort: the documentation gives nothing to go by. */
export const notUnderstood: ConditionKind<'not-understood'> = {
  kind: 'not-understood',

  recognise({ response }) {
    return [
      {
        condition: { kind: 'not-understood' },
        summary: `the documentation does not say when ${response.status} is given`,
        confidence: 'guess',
        evidence: [evidence('neither the status nor a message tells the condition', response.source)],
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

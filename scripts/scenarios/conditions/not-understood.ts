import { saysNothing } from '../../analysis/index.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { nowhere } from './places.ts';

/** The last resort: the documentation gives nothing to go by. */
export const notUnderstood: ConditionKind<'not-understood'> = {
  kind: 'not-understood',
  stage: 'never',
  narrowness: 0,
  places: () => nowhere,

  recognise({ response, words }) {
    const saying = words.sayings.find((each) => !saysNothing(each.plain));
    return [
      {
        condition: { kind: 'not-understood' },
        summary: saying
          ? `docproof does not know what brings about "${saying.text}"`
          : `the documentation does not say when ${response.status} is given`,
        confidence: 'guess',
        evidence: [evidence('neither the status nor a message states the condition', response.source)],
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

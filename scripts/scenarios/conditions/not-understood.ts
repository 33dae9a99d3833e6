import { saysNothing } from '../../vocabulary/index.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { noPlaces } from './places.ts';

/** The last resort: the documentation gives nothing to go by. */
export const notUnderstood: ConditionKind<'not-understood'> = {
  kind: 'not-understood',
  stage: 'never',
  narrowness: 0,
  places: () => noPlaces,

  recognise({ response, words }) {
    const statement = words.statements.find((each) => !saysNothing(each.plain));
    return [
      {
        condition: { kind: 'not-understood' },
        summary: statement
          ? `docproof does not know what brings about "${statement.text}"`
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

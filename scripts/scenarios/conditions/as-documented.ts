import { isSuccess } from '../resources.ts';
import { type ConditionKind, evidence } from './condition.ts';

/** The success of an operation: the request is as the documentation shows it. */
export const asDocumented: ConditionKind<'as-documented'> = {
  kind: 'as-documented',

  recognise({ response, operation, baseline }) {
    const first = operation.responses.find(isSuccess);
    if (!isSuccess(response)) return [];
    const isFirst = response === first;
    return [
      {
        condition: { kind: 'as-documented' },
        summary: 'the request is as documented',
        confidence: isFirst && baseline.certain ? 'certain' : isFirst ? 'likely' : 'guess',
        evidence: [
          evidence(
            isFirst
              ? `${response.status} is the documented success of ${operation.name}`
              : `${response.status} is documented beside ${first?.status}`,
            response.source,
          ),
        ],
      },
    ];
  },

  provoke(_condition, { baseline, operation }) {
    return [
      {
        summary: `${operation.method} ${baseline.request.path} as documented`,
        needs: baseline.needs,
        request: baseline.request,
      },
    ];
  },

  holds() {
    return { offending: undefined };
  },
};

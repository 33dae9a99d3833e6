import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, isVague, mentionsOf, saysAny } from './mentions.ts';
import { noPlaces } from './places.ts';

/** It is known who asks, and that they may not: a second account with fewer rights is needed to see it. */
export const forbidden: ConditionKind<'forbidden'> = {
  kind: 'forbidden',
  stage: 'permission',
  narrowness: 0,
  places: () => noPlaces,

  recognise(context) {
    const { response, words } = context;
    const said = mentionsOf('forbidden', context).find(({ subjects }) => subjects[0]?.in !== 'body');
    const isPlain = response.status === 403 && (words.statements.length === 0 || !saysOther(context));
    if (!isPlain && !(said && [400, 401, 403, 404, 409].includes(response.status))) return [];
    if (response.status === 401) return [];
    const scopes = (context.operation.security ?? []).flat().flatMap((each) => each.scopes);
    return [
      {
        condition: { kind: 'forbidden' },
        summary: 'who is asking has not the right to',
        confidence:
          response.status === 403 && (said || scopes.length > 0 || isVague(context)) ? 'likely' : 'guess',
        evidence: [
          ...(said ? [evidenceFrom(said.statement)] : []),
          ...(scopes.length > 0
            ? [evidence(`the operation demands the scopes ${scopes.join(', ')}`, context.operation.source)]
            : []),
          evidence(`status ${response.status} refuses somebody who is known`, response.source),
        ],
      },
    ];
  },

  provoke(_condition, context) {
    const { baseline, operation } = context;
    return [
      {
        summary: `${operation.method} ${baseline.request.path} with the credentials of a second account`,
        inputs: baseline.inputs,
        request: { ...baseline.request, credentials: 'second' },
      },
    ];
  },

  holds(_condition, request) {
    return request.caller === 'second' ? { offending: undefined } : false;
  },
};

function saysOther(context: Parameters<typeof saysAny>[0]): boolean {
  return saysAny(
    context,
    'missing',
    'taken',
    'reserved',
    'immutable',
    'in-use',
    'wrong-login',
    'malformed-body',
    'quota',
    'payment',
    'deleted',
  );
}

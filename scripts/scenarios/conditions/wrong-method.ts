import { pathShape } from '../../documentation/index.ts';
import type { OperationContext } from '../context.ts';
import { withBody } from '../requests/index.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, isVague, mentionsOf } from './mentions.ts';
import { noPlaces } from './places.ts';

/** Another method than the documented ones on the same path. */
export const wrongMethod: ConditionKind<'wrong-method'> = {
  kind: 'wrong-method',
  stage: 'method',
  narrowness: 0,
  // A message may name any of them.
  places: () => ({ ...noPlaces, refused: methods }),

  recognise(context) {
    const { response, operation } = context;
    const said = mentionsOf('wrong-method', context)[0];
    if (response.status !== 405 || !(said || isVague(context))) return [];
    const method = undocumentedMethod(context);
    const hasSuccess = operation.responses.some((each) => each.status < 400);
    if (method === undefined || !hasSuccess) return [];
    return [
      {
        condition: { kind: 'wrong-method', method },
        summary: `${method} is not a method of this path`,
        confidence: 'likely',
        evidence: [
          ...(said ? [evidenceFrom(said.statement)] : []),
          evidence(`status ${response.status} is about the method`, response.source),
        ],
      },
    ];
  },

  provoke({ method }, context) {
    const { baseline } = context;
    const planned = withBody(baseline, undefined);
    return [
      {
        summary: `${method} ${baseline.request.path}`,
        inputs: planned.inputs,
        request: { ...planned.request, method },
      },
    ];
  },

  holds({ method }, request) {
    return request.method === method ? { offending: method } : false;
  },
};

const methods = ['GET', 'PATCH', 'PUT', 'POST', 'DELETE', 'HEAD', 'OPTIONS'];

/** The mildest method that the path is not documented to have; never DELETE. */
function undocumentedMethod({ operation, index }: OperationContext): string | undefined {
  const documented = (index.operations.get(pathShape(operation.uriTemplate)) ?? []).map(
    (each) => each.method,
  );
  return methods.slice(0, 4).find((method) => !documented.includes(method));
}

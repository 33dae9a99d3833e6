import { isSuccess, validValue } from '../../analysis/index.ts';
import { essence, type Parameter } from '../../documentation/index.ts';
import { mentions } from '../../vocabulary/index.ts';
import type { ResponseContext } from '../context.ts';
import { withHeader, withQuery } from '../requests/index.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { atParameters, noPlaces } from './places.ts';

/** Another success of the same operation: in another media type, or with a parameter that may be left out. */
export const variant: ConditionKind<'variant'> = {
  kind: 'variant',
  stage: 'success',
  narrowness: 1,
  places: ({ query }) => (query ? atParameters(query.name) : noPlaces),

  recognise(context) {
    const { response, operation } = context;
    const first = operation.responses.find(isSuccess);
    if (!isSuccess(response) || response === first) return [];
    const accept = otherMediaType(context);
    const parameter = accept === undefined ? parameterSpokenOf(context) : undefined;
    if (accept === undefined && !parameter) return [];
    const query = parameter && { name: parameter.name, value: validValue(parameter) };
    return [
      {
        condition: { kind: 'variant', accept, query },
        summary:
          accept === undefined
            ? `the request has ${query?.name} in the query`
            : `the answer is asked for as ${accept}`,
        confidence: 'likely',
        evidence: [
          evidence(
            accept === undefined
              ? `the description says "${response.description}"`
              : `the response is of type ${accept}`,
            response.source,
          ),
        ],
      },
    ];
  },

  provoke({ accept, query }, context) {
    const { baseline, operation } = context;
    const asked = accept === undefined ? baseline : withHeader(baseline, 'Accept', accept);
    const planned = query ? withQuery(asked, query.name, query.value) : asked;
    const how = query ? `with ${query.name}=${query.value}` : `with Accept: ${accept}`;
    return [
      {
        summary: `${operation.method} ${baseline.request.path} ${how}`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds({ accept, query }, request) {
    const [preferred] = (request.headers.get('accept') ?? '').split(',');
    const isAsked = accept === undefined || essence(preferred) === accept;
    const isSent = query === undefined || request.query.has(query.name);
    return isAsked && isSent ? { offending: undefined } : false;
  },
};

/** The media type of the response, where no success before it has the same. */
function otherMediaType({ response, operation }: ResponseContext): string | undefined {
  const own =
    essence(response.mediaType) ?? /accept:\s*([\w.+-]+\/[\w.+-]+)/i.exec(response.description)?.[1];
  const before = operation.responses.slice(0, operation.responses.indexOf(response)).filter(isSuccess);
  const isKnown = before.some(
    (other) => essence(other.mediaType) === undefined || essence(other.mediaType) === own,
  );
  return own === undefined || (isKnown && response.mediaType !== undefined) ? undefined : own;
}

/** A parameter that may be left out and that the description names. */
function parameterSpokenOf({ response, operation }: ResponseContext): Parameter | undefined {
  const optional = operation.parameters.filter(
    (parameter) => parameter.in === 'query' && !parameter.required,
  );
  return optional.find(
    (parameter) =>
      response.description.includes(`?${parameter.name}`) ||
      response.description.includes(`\`${parameter.name}`) ||
      (parameter.name.length > 4 && mentions(response.description, parameter.name)),
  );
}

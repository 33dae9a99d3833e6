import type { ResponseContext } from '../context.ts';
import { withHeader } from '../requests/index.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, isVague, mentionsOf, saysAny } from './mentions.ts';
import { atParameters } from './places.ts';

/** A conditional request whose condition is not met, or one that lacks the condition demanded of it. */
export const precondition: ConditionKind<'precondition'> = {
  kind: 'precondition',
  stage: 'precondition',
  narrowness: 1,
  places: ({ header }) => atParameters(header),

  recognise(context) {
    const { response } = context;
    const said = mentionsOf('precondition', context)[0];
    const isShown = documentedHeader(context) !== undefined;
    const byStatus = response.status === 428 || (response.status === 412 && (isVague(context) || isShown));
    if (!byStatus && !(said && [409, 412].includes(response.status))) return [];
    const header = /unmodified/i.test(documentedHeader(context) ?? said?.statement.text ?? '')
      ? 'If-Unmodified-Since'
      : 'If-Match';
    const how = response.status === 428 ? 'missing' : 'not-met';
    if (!said && !isShown && saysAny(context, 'missing', 'invalid')) return [];
    return [
      {
        condition: { kind: 'precondition', header, how },
        summary:
          how === 'missing'
            ? `the request has no ${header} header`
            : `the ${header} header does not fit the current version`,
        confidence: isShown && response.status !== 409 ? 'certain' : 'likely',
        evidence: [
          ...(said ? [evidenceFrom(said.statement)] : []),
          evidence(`status ${response.status} is about a condition of the request`, response.source),
        ],
      },
    ];
  },

  provoke({ header, how }, context) {
    const { baseline, operation } = context;
    const value = header === 'If-Match' ? '"docproof-no-such-version"' : 'Thu, 01 Jan 1970 00:00:00 GMT';
    const planned = withHeader(baseline, header, how === 'missing' ? undefined : value);
    return [
      {
        summary: `${operation.method} ${baseline.request.path} ${how === 'missing' ? `without ${header}` : `with ${header}: ${value}`}`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds({ header, how }, request, state) {
    const sent = request.headers.get(header.toLowerCase());
    if (how === 'missing') return sent === undefined ? { offending: undefined } : false;
    if (sent === undefined || sent === '*') return false;
    if (header === 'If-Unmodified-Since')
      return Date.parse(sent) < Date.UTC(1990, 0) ? { offending: sent } : false;
    const tag = state.tag(request);
    return tag !== undefined && bare(sent) === bare(tag) ? false : { offending: sent };
  },
};

function documentedHeader({ operation }: ResponseContext): string | undefined {
  return operation.requests
    .flatMap((request) => request.headers)
    .find((header) => /^if-(match|unmodified-since)$/i.test(header.name))?.name;
}

/** `W/"abc"` → `abc`. */
export function bare(tag: string): string {
  return tag.trim().replace(/^W\//, '').replace(/^"|"$/g, '');
}

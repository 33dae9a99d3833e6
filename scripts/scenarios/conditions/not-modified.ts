import type { ResponseContext } from '../context.ts';
import type { Input } from '../model.ts';
import { withHeader, withInput } from '../requests/index.ts';
import { type ConditionKind, evidence } from './condition.ts';
import type { ConditionOf } from './model.ts';
import { atParameters } from './places.ts';
import { bare } from './precondition.ts';

/** The client has it already: its entity tag or date is the current one. */
export const notModified: ConditionKind<'not-modified'> = {
  kind: 'not-modified',
  stage: 'precondition',
  narrowness: 0,
  places: ({ header }) => atParameters(header),

  recognise(context) {
    const { response, operation } = context;
    if (response.status !== 304 || (operation.method !== 'GET' && operation.method !== 'HEAD')) return [];
    const header = headerShown(context);
    return [
      {
        condition: { kind: 'not-modified', header: header ?? 'If-None-Match' },
        summary: 'the client has the current version already',
        confidence: header ? 'certain' : 'likely',
        evidence: [evidence('status 304 answers a conditional request', response.source)],
      },
    ];
  },

  provoke({ header }, context) {
    const { baseline, operation } = context;
    const validator = header === 'If-None-Match' ? 'ETag' : 'Last-Modified';
    const input: Input = {
      kind: 'header',
      name: 'current_version',
      read: {
        ...baseline.request,
        headers: baseline.request.headers.filter((each) => !/^if-/i.test(each.name)),
      },
      header: validator,
    };
    const planned = withInput(withHeader(baseline, header, { input: input.name }), input);
    return [
      {
        summary: `${operation.method} ${baseline.request.path} with the ${validator} of the answer before`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds({ header }, request, state) {
    const sent = request.headers.get(header.toLowerCase());
    if (sent === undefined) return false;
    if (header === 'If-Modified-Since')
      return Number.isNaN(Date.parse(sent)) ? false : { offending: undefined };
    const tag = state.tag(request);
    return sent === '*' || (tag !== undefined && bare(sent) === bare(tag)) ? { offending: undefined } : false;
  },
};

/** The header that the documentation shows: in a request, or as the validator of an answer. */
function headerShown({ operation }: ResponseContext): ConditionOf<'not-modified'>['header'] | undefined {
  const names = [...operation.requests, ...operation.responses].flatMap((each) =>
    each.headers.map((header) => header.name.toLowerCase()),
  );
  if (names.includes('if-none-match') || names.includes('etag')) return 'If-None-Match';
  return names.includes('if-modified-since') || names.includes('last-modified')
    ? 'If-Modified-Since'
    : undefined;
}

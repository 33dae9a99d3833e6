/** Conditional requests (RFC 9110) where the documentation shows entity tags. */
import { isSuccess } from '../../../analysis/index.ts';
import type { StateView } from '../../../scenarios/index.ts';
import type { Answer, RequestContext, ServedOperation } from '../model/model.ts';
import { composeError } from './compose.ts';

export function preconditionAnswer(context: RequestContext, state: StateView): Answer | undefined {
  const { view, served } = context;
  const noneMatch = view.headers.get('if-none-match');
  const match = view.headers.get('if-match');
  if ((noneMatch === undefined && match === undefined) || !showsTags(served)) return undefined;
  const tag = state.tag(view);
  const isRead = view.method === 'GET' || view.method === 'HEAD';
  if (noneMatch !== undefined && isRead && tag !== undefined && names(noneMatch, tag)) {
    return {
      response: { status: 304, headers: [['ETag', `"${tag}"`]], body: undefined },
      changes: [],
      chosen: { response: undefined, why: 'the client has it already' },
    };
  }
  if (match === undefined || (tag !== undefined && names(match, tag))) return undefined;
  return composeError(context, {
    statuses: [412],
    detail: 'the entity tag is not the current one',
    field: 'If-Match',
  });
}

function showsTags(served: ServedOperation): boolean {
  return served.api.operations.some(
    (each) =>
      each.resource === served.resource &&
      each.operation.responses.some(
        (response) =>
          isSuccess(response) && response.headers.some((header) => header.name.toLowerCase() === 'etag'),
      ),
  );
}

function names(header: string, tag: string): boolean {
  const tags = header.split(',').map((text) => text.trim().replace(/^W\//, '').replace(/^"|"$/g, ''));
  return tags.includes('*') || tags.includes(tag);
}

/** Asking for a certain documented response, in the ways of Prism (`Prefer: code=404`) and of Postman's mock servers. */
import type { DocumentedResponse } from '../../../documentation/index.ts';
import { fingerprint } from '../model/encode.ts';
import type { Answer, RequestContext } from '../model/model.ts';
import { composeProblem, composeShown } from './compose.ts';
import { problem } from './problems.ts';

interface Wish {
  readonly code: string | undefined;
  readonly example: string | undefined;
  readonly dynamic: boolean;
}

/** The response that the request asks for by name or number; undefined if it asks for none. */
export function forcedAnswer(context: RequestContext): Answer | undefined {
  const wish = wishOf(context);
  if (!wish) return undefined;
  const { responses } = context.served.operation;
  const found = responses.find(
    (response) =>
      (wish.code === undefined || String(response.status) === wish.code) &&
      (wish.example === undefined || isNamed(response, wish.example, context)),
  );
  if (!found && (wish.code !== undefined || wish.example !== undefined))
    return noSuchResponse(wish, responses);
  const response = found ?? responses.find(({ status }) => status < 400) ?? responses[0];
  if (!response) return undefined;
  const chance = wish.dynamic
    ? Number.parseInt(fingerprint(context.request.receivedAt + context.request.target).slice(0, 8), 16)
    : undefined;
  return composeShown(context, response, 'the client asked for it', chance);
}

/** The documented response of a status, whatever the request is; undefined if none is documented. */
export function answerWithStatus(context: RequestContext, status: number, why: string): Answer | undefined {
  const response = context.served.operation.responses.find((each) => each.status === status);
  return response && composeShown(context, response, why, undefined);
}

const asking = ['prefer', 'x-mock-response-code', 'x-mock-response-name', 'x-mock-response-id'];

function wishOf({ view }: RequestContext): Wish | undefined {
  const { headers, query } = view;
  const asks = asking.some((name) => headers.has(name));
  if (!asks && query.size === 0) return undefined;
  const preferred = preferences(headers.get('prefer') ?? '');
  const code = preferred.get('code') ?? headers.get('x-mock-response-code') ?? query.get('__code')?.[0];
  const example =
    preferred.get('example') ??
    headers.get('x-mock-response-name') ??
    headers.get('x-mock-response-id') ??
    query.get('__example')?.[0];
  const dynamic = preferred.get('dynamic') ?? query.get('__dynamic')?.[0];
  if (code === undefined && example === undefined && dynamic !== 'true') return undefined;
  return { code: code?.trim(), example, dynamic: dynamic === 'true' };
}

/** RFC 7240: `code=404, example="not there"; dynamic=true`. */
function preferences(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of header.matchAll(/(?<![\w-])([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]+))/g)) {
    found.set((match[1] ?? '').toLowerCase(), match[2] ?? match[3] ?? '');
  }
  return found;
}

function isNamed(response: DocumentedResponse, name: string, { served }: RequestContext): boolean {
  const scenario = served.scenarios.find((each) => each.response === response);
  const names = [
    ...response.requests.map((index) => served.operation.requests[index]?.name),
    response.description.trim().split('\n')[0],
    response.id,
    response.id.slice(response.id.lastIndexOf('/') + 1),
    scenario?.title,
  ];
  return names.some((each) => each !== undefined && each.toLowerCase() === name.toLowerCase());
}

function noSuchResponse(wish: Wish, responses: readonly DocumentedResponse[]): Answer {
  const asked = [wish.code, wish.example && `"${wish.example}"`]
    .filter((each) => each !== undefined)
    .join(' ');
  const ids = responses.map((response) => response.id.slice(response.id.lastIndexOf('/') + 1)).join(', ');
  const why = `no response ${asked} is documented here; documented are ${ids || 'none'}`;
  return composeProblem(problem(404, why), 'the client asked for a response that is not documented');
}

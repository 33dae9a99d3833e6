/** Requests that the scripts send themselves: to look something up, to verify, to undo. */
import { encoded, formMediaType, formText, type Json, jsonText, ownOf } from '../../documentation/index.ts';
import type { BodyPlan, InputRef, RequestPlan } from '../../scenarios/index.ts';
import { printable, readJson } from './body.ts';
import { expectCookies, forgetCookies } from './cookies.ts';
import type { Answer, ReadyRequest } from './exchange.ts';
import { withValueAt } from './json.ts';
import type { PostmanHeader, PostmanResponse } from './postman.ts';
import { type Placed, redirectOf } from './redirect.ts';
import { waited } from './retry-after.ts';
import type { Session } from './session.ts';
import { baseUrl, writePolicy } from './settings.ts';
import type { Scalar } from './values.ts';
import { wireRequest } from './wire-request.ts';

export type { Answer, ReadyRequest };

export type Values = { [name: string]: Scalar };

export function readyRequest(plan: RequestPlan, values: Values): ReadyRequest {
  const query = (plan.query ?? [])
    .map(
      (pair) =>
        `${encodeURIComponent(pair.name)}=${encoded(String(valueFor(pair.value, values)), ownOf(plan.literal, pair.name))}`,
    )
    .join('&');
  return {
    method: plan.method,
    path: `${filledPath(plan, values)}${query === '' ? '' : `?${query}`}`,
    headers: [
      ...(plan.headers ?? []).map((header) => ({
        key: header.name,
        value: String(valueFor(header.value, values)),
      })),
      ...(plan.body?.mediaType === undefined
        ? []
        : [{ key: 'Content-Type', value: formMediaType(plan.body.mediaType) }]),
    ],
    body: plan.body && bodyText(plan.body, values),
    ...(plan.access ? { access: plan.access } : {}),
    ...(plan.stays ? { stays: plan.stays } : {}),
    ...(plan.purge ? { purge: readyRequest(plan.purge, values) } : {}),
    ...(plan.mayRefuse ? { mayRefuse: plan.mayRefuse } : {}),
  };
}

function filledPath(plan: RequestPlan, values: Values): string {
  return plan.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = String(ownOf(plan.values, name) ?? ownOf(values, name) ?? '');
    return plan.reserved?.includes(name) ? withReserved(value) : encoded(value, ownOf(plan.literal, name));
  });
}

/** As RFC 6570 expands `{+path}`; what would lead out of the path is one segment like any other value. */
function withReserved(value: string): string {
  const climbs = value.split(/[/\\]/).some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
  return climbs ? encodeURIComponent(value) : encodeURI(value).replace(/%25([0-9a-f]{2})/gi, '%$1');
}

function valueFor(value: string | InputRef, values: Values): Scalar {
  return typeof value === 'string' ? value : (ownOf(values, value.input) ?? '');
}

function bodyText(body: BodyPlan, values: Values): string {
  if (body.kind === 'text') return body.text;
  if (body.kind === 'form') {
    const parts = body.fields.map((field) => ({ ...field, value: String(valueFor(field.value, values)) }));
    return formText(body.mediaType, parts);
  }
  const filled = body.fills.reduce<Json>(
    (json, fill) => withValueAt(json, fill.pointer, ownOf(values, fill.input) ?? null),
    body.json,
  );
  return jsonText(filled);
}

/**
 * Sends a request with the user's credentials and headers, again where the target asks to wait, and a read also where the
 * connection broke: servers close idle ones just when they are used again. Never rejects.
 */
export async function send(session: Session, request: ReadyRequest): Promise<Answer> {
  const { pm } = session;
  if (!isSafe(request.method) && writePolicy(pm) === 'none')
    return { ...unanswered, statusLine: `not sent: the write policy "none" forbids ${request.method}` };
  for (let times = 1; ; times += 1) {
    const answer = await sendFollowing(session, request);
    if (times === 1 && isSafe(request.method) && isBroken(answer)) continue;
    if (!(await waited(session, answer, times))) return answer;
  }
}

function isBroken({ status, statusLine: told }: Answer): boolean {
  return status === 0 && /ECONNRESET|EPIPE|hang up|was closed/.test(told);
}

const mostRedirects = 5;

/** What is asked for elsewhere at the target is asked for there; what would lead to another origin is not followed. */
async function sendFollowing(session: Session, request: ReadyRequest): Promise<Answer> {
  const { pm } = session;
  let placed: Placed = { request, url: `${baseUrl(pm)}${request.path}` };
  for (let followed = 0; ; followed += 1) {
    const answer = await sendOnce(session, placed);
    const redirect = redirectOf(answer, placed);
    switch (redirect.to) {
      case 'nowhere':
        return placed.request.method === request.method ? answer : { ...answer, isOfRead: true };
      case 'elsewhere':
        return toldAs(
          answer,
          `to ${printable(redirect.location)}, which is not followed: it is not this origin`,
        );
      case 'same-origin':
        if (followed === mostRedirects) return toldAs(answer, `after ${mostRedirects} other redirects`);
        placed = redirect.placed;
    }
  }
}

function toldAs(answer: Answer, addition: string): Answer {
  return { ...answer, statusLine: `${answer.statusLine} ${addition}` };
}

async function sendOnce(session: Session, { request, url }: Placed): Promise<Answer> {
  const { pm } = session;
  const wire = wireRequest(session, request, undefined, url);
  await forgetCookies(pm, wire.url);
  session.sent.count += 1;
  const exchange = session.sent.count;
  return new Promise((resolve) => {
    pm.sendRequest(wire, (error, response) => {
      if (response?.headers.get('Set-Cookie') !== undefined) expectCookies(pm);
      resolve({ ...(error || !response?.code ? noAnswer(error) : answered(response)), exchange });
    });
  });
}

/** Sends a request that names a version with the version which is there now, read at the same path. */
export async function sendCurrent(session: Session, request: ReadyRequest): Promise<Answer> {
  const names = (header: PostmanHeader) => header.key.toLowerCase() === 'if-match' && header.value !== '*';
  if (!request.headers.some(names)) return send(session, request);
  const now = await send(session, { ...request, method: 'GET', body: undefined, headers: [] });
  const tag = now.header('ETag');
  const headers = request.headers.map((header) =>
    names(header) && tag ? { key: header.key, value: tag } : header,
  );
  return send(session, { ...request, headers });
}

/** What an answer says, read once. */
export function answered(response: PostmanResponse): Answer {
  return {
    status: response.code ?? 0,
    statusLine: `${response.code} ${response.status ?? ''}`.trim(),
    body: readJson(response),
    exchange: 0,
    header: (name) => response.headers.get(name),
  };
}

/** What stands for an answer that never came. */
export const unanswered: Answer = {
  status: 0,
  statusLine: 'no answer',
  body: { ok: false, got: 'no answer' },
  exchange: 0,
  header: () => undefined,
};

function noAnswer(error: { readonly message?: string; readonly code?: string } | null): Answer {
  const why = error?.message ?? error?.code ?? 'the connection was closed';
  return { ...unanswered, statusLine: `no answer (${why})` };
}

export function isSafe(method: string): boolean {
  return /^(GET|HEAD|OPTIONS)$/.test(method);
}

export function succeeded(answer: Answer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

export function isGone({ status }: Answer): boolean {
  return status === 404 || status === 410;
}

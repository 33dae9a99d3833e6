/** Answers that the documentation does not show: in its own error shape where it has one, else RFC 9457. */

import { isObject, wordsOfResponse } from '../../../analysis/index.ts';
import {
  type DocumentedResponse,
  documentedFor,
  type Json,
  reasonPhrase,
} from '../../../documentation/index.ts';
import { isMessageKey } from '../../../vocabulary/index.ts';
import type { ServedOperation } from '../model/model.ts';

export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

export const problemType = 'application/problem+json';

export function problem(status: number, detail: string): Problem {
  return { status, title: reasonPhrase(status) || 'Error', detail };
}

export function problemText({ status, title, detail }: Problem): string {
  return JSON.stringify({ type: 'about:blank', title, status, detail });
}

/** The operation's own response for a status: of that status, else of a range that it is in. */
export function ownResponse({ operation }: ServedOperation, status: number): DocumentedResponse | undefined {
  const exact = operation.responses.filter((response) => response.status === status && !response.range);
  return exact.find(isShaped) ?? documentedFor(status, operation);
}

/** The API's documented error shape, nearest first: the operation's, the resource's, any. */
export function errorShape(served: ServedOperation, status: number): DocumentedResponse | undefined {
  const own = ownResponse(served, status);
  if (own?.body?.json !== undefined) return own;
  const siblings = served.api.operations
    .filter((each) => each.resource === served.resource && each.resource !== undefined)
    .flatMap((each) => each.operation.responses);
  const all = served.api.operations.flatMap((each) => each.operation.responses);
  const others = [siblings, all].flatMap((group) => [
    ...group.filter((response) => response.status === status),
    ...group.filter((response) => sameClass(response, status)),
  ]);
  return others.find(isShaped);
}

function isShaped(response: DocumentedResponse): boolean {
  return (
    response.status >= 400 &&
    response.body?.json !== undefined &&
    (countMessages(response.body.json) > 0 || wordsOfResponse(response).messages.length > 0)
  );
}

function sameClass(response: DocumentedResponse, status: number): boolean {
  return Math.floor(response.status / 100) === Math.floor(status / 100);
}

function countMessages(json: Json): number {
  if (Array.isArray(json))
    return (json as readonly Json[]).reduce((sum: number, each) => sum + countMessages(each), 0);
  if (!isObject(json)) return 0;
  return Object.entries(json).reduce(
    (sum, [key, child]) => sum + (isMessage(key, child) ? 1 : countMessages(child)),
    0,
  );
}

/** Whether a field is where errors say what is wrong. */
export function isMessage(key: string, value: Json): boolean {
  return typeof value === 'string' && isMessageKey(key);
}

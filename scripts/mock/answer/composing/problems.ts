/** Answers that the documentation does not show: in its own error shape where it has one, else RFC 9457. */
import { type DocumentedResponse, type Json, reasonPhrase } from '../../../documentation/index.ts';
import { isObject, wordsOfResponse } from '../../../scenarios/index.ts';
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

/** The API's documented error shape, nearest first: the operation's, the resource's, any. */
export function errorShape(served: ServedOperation, status: number): DocumentedResponse | undefined {
  const own = served.operation.responses;
  const siblings = served.api.operations
    .filter((each) => each.resource === served.resource && each.resource !== undefined)
    .flatMap((each) => each.operation.responses);
  const all = served.api.operations.flatMap((each) => each.operation.responses);
  const shaped = (response: DocumentedResponse) =>
    response.status >= 400 && messagePlace(response.body?.json);
  for (const group of [own, siblings, all]) {
    const found =
      group.find((response) => response.status === status && shaped(response)) ??
      (group === own ? undefined : group.find((response) => sameClass(response, status) && shaped(response)));
    if (found) return found;
  }
  return all.find((response) => sameClass(response, status) && shaped(response));
}

function sameClass(response: DocumentedResponse, status: number): boolean {
  return Math.floor(response.status / 100) === Math.floor(status / 100);
}

function messagePlace(json: Json | undefined): boolean {
  return json !== undefined && countMessages(json) > 0;
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

const messageKey = /^(.*[_-])?(messages?|errors?|details?|descriptions?|reasons?|msg|error_?message)$/i;
const nameKey = /^(field|fields|parameter|param|property|attribute|path|pointer|key|target|input)$/i;
const statusKey = /^(status|status_?code|http_?(status|code)|code)$/i;

function isMessage(key: string, value: Json): boolean {
  return typeof value === 'string' && messageKey.test(key);
}

/** What problem details (RFC 9457) say of their status. */
const problemNames: Readonly<Record<string, (status: number) => string>> = {
  type: () => 'about:blank',
  title: (status) => reasonPhrase(status) || 'Error',
};

/** A documented error body with what is wrong here in the place of its message. */
export function retold(
  body: Json,
  from: DocumentedResponse,
  told: { readonly status: number; readonly detail: string; readonly field: string | undefined },
): Json {
  const said = new Set(wordsOfResponse(from).messages);
  const isProblem = /problem\+(json|xml)/i.test(from.mediaType ?? '');
  const retell = (value: Json, key: string): Json => {
    if (typeof value === 'string') {
      if (isMessage(key, value)) return told.detail;
      if (nameKey.test(key)) return told.field ?? 'body';
      if (isProblem && told.status !== from.status && Object.hasOwn(problemNames, key)) {
        return problemNames[key]?.(told.status) ?? value;
      }
      return said.has(value) && value.includes(' ') && !/^(title|type)$/i.test(key) ? told.detail : value;
    }
    if (typeof value === 'number') return statusKey.test(key) && value === from.status ? told.status : value;
    if (Array.isArray(value)) {
      const items = value as readonly Json[];
      const first = items[0];
      if (typeof first === 'string' && (messageKey.test(key) || first.includes(' '))) return [told.detail];
      return first === undefined ? [] : [retell(first, key)];
    }
    if (!isObject(value)) return value;
    const entries = Object.entries(value);
    const byField =
      messageKey.test(key) && entries.every(([, child]) => typeof child === 'string' || isTexts(child));
    if (
      byField &&
      entries.length > 0 &&
      told.field !== undefined &&
      !entries.some(([name]) => messageKey.test(name))
    ) {
      const [first] = entries;
      return { [told.field]: first && Array.isArray(first[1]) ? [told.detail] : told.detail };
    }
    return Object.fromEntries(entries.map(([name, child]) => [name, retell(child, name)]));
  };
  return retell(body, '');
}

function isTexts(value: Json): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

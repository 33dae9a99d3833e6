/** A received request as the conditions see it. */

import { isObject } from '../../../analysis/index.ts';
import { essence, formDecoded, type Json, parsedJson } from '../../../documentation/index.ts';
import type { Caller, RequestView } from '../../../scenarios/index.ts';
import { isCredentialHeader } from '../../../vocabulary/index.ts';
import type { MockRequest, ServedApi, ServedOperation } from '../model/model.ts';
import { declaredCaller, declaredDemand } from './declared-caller.ts';
import { nestsTooDeeply } from './depth.ts';
import { multipartFields } from './multipart.ts';

export function viewRequest(
  request: MockRequest,
  served: ServedOperation,
  values: readonly string[],
  query: ReadonlyMap<string, readonly string[]>,
): RequestView {
  const path = Object.fromEntries(served.variables.map((name, index) => [name, values[index] ?? '']));
  const mediaType = essence(request.headers.get('content-type'));
  const json = bodyValue(request.body, mediaType, request.headers.get('content-type'));
  return {
    method: request.method,
    path,
    query,
    headers: request.headers,
    mediaType: mediaType === '' ? undefined : mediaType,
    text: request.body,
    json,
    caller: callerOf(request.headers, query, json, served),
  };
}

export function bodyValue(
  text: string,
  mediaType: string | undefined,
  contentType: string = mediaType ?? '',
): Json | undefined {
  if (text === '') return undefined;
  if (mediaType === 'multipart/form-data') return multipartFields(text, contentType, readJson);
  if (mediaType === 'application/x-www-form-urlencoded' && !/^\s*[[{"]/.test(text)) return formValue(text);
  return readJson(text);
}

function readJson(text: string): Json | undefined {
  return nestsTooDeeply(text) ? undefined : parsedJson(text);
}

function formValue(text: string): Json {
  const fields = new Map<string, string[]>();
  for (const [name, values] of parseQuery(text.replace(/\r?\n$/, '')))
    fields.set(name.replace(/\[\]$/, ''), [...values]);
  return Object.fromEntries(
    [...fields].map(([name, values]) => [name, values.length > 1 ? values : (values[0] ?? '')]),
  );
}

const noQuery: ReadonlyMap<string, readonly string[]> = new Map();

/** Query text → values by name; what is malformed stays as it is. */
export function parseQuery(text: string): ReadonlyMap<string, readonly string[]> {
  if (text === '') return noQuery;
  const found = new Map<string, string[]>();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = formDecoded(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : formDecoded(pair.slice(at + 1));
    const values = found.get(name);
    if (values) values.push(value);
    else found.set(name, [value]);
  }
  return found;
}

/**
 * Whose credentials a request carries: as declared, else going by the documented examples and what the user has given.
 */
function callerOf(
  headers: ReadonlyMap<string, string>,
  query: ReadonlyMap<string, readonly string[]>,
  json: Json | undefined,
  { api, operation }: ServedOperation,
): Caller {
  const { security: schemes } = api.plan.api.description;
  if (declaredDemand(operation, schemes) !== undefined)
    return declaredCaller(operation.security ?? [], schemes ?? [], { headers, query }, api.accepted);
  const sent = credentialsIn(headers, query, json, api);
  if (sent.length === 0) return 'nobody';
  const { owner, second } = api.accepted;
  if (sent.some((value) => second.has(value))) return 'second';
  if (owner.size === 0 || sent.some((value) => owner.has(value) || owner.has(bare(value)))) return 'owner';
  return 'stranger';
}

function credentialsIn(
  headers: ReadonlyMap<string, string>,
  query: ReadonlyMap<string, readonly string[]>,
  json: Json | undefined,
  api: ServedApi,
): readonly string[] {
  const named = api.plan.api.credentials.flatMap((credential) =>
    credential.in === 'header'
      ? [headers.get(credential.name.toLowerCase()) ?? '']
      : (query.get(credential.name) ?? bodyText(json, credential.name)),
  );
  const others =
    named.length > 0
      ? []
      : [...headers].filter(([name]) => isCredentialHeader(name)).map(([, value]) => value);
  const sent = [...named, ...others].map((value) => value.trim()).filter((value) => value !== '');
  const isAnyShown = api.plan.api.credentials.some(({ example }) => example !== '');
  return sent.length > 0 || isAnyShown ? sent : credentialFields(json);
}

/** What goes into the query of a read is in the body of a write. */
function bodyText(json: Json | undefined, name: string): readonly string[] {
  const own = isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined;
  return typeof own === 'string' ? [own] : [];
}

/** Where the documentation shows no credentials beside the body, a `token` in it is one. */
function credentialFields(json: Json | undefined): readonly string[] {
  const fields = isObject(json) ? Object.entries(json).filter(([name]) => isCredentialHeader(name)) : [];
  return fields.flatMap(([, value]) => (typeof value === 'string' && value !== '' ? [value] : []));
}

/** `Bearer abc` → `abc`. */
function bare(value: string): string {
  return value.replace(/^[A-Za-z]+\s+/, '');
}

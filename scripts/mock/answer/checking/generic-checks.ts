/** What a server checks whether or not the documentation says how it would answer. */

import { isSuccess, putCreates, validRequestOf } from '../../../analysis/index.ts';
import { type DocumentedResponse, essence, type Json } from '../../../documentation/index.ts';
import type { RequestView, Stage } from '../../../scenarios/index.ts';
import { isCredentialHeader } from '../../../vocabulary/index.ts';
import type { MockState, ServedOperation } from '../model/model.ts';
import { declaredDemand } from '../reading/declared-caller.ts';
import { deepestBody, nestsTooDeeply } from '../reading/depth.ts';
import { patched } from '../reading/json-patch.ts';
import { acceptance } from '../reading/negotiation.ts';
import { findItem, isShownElsewhere, pathKey } from '../state/store.ts';

export interface Refusal {
  /** The status to answer with, in order of preference; the first that is documented, else the last. */
  readonly statuses: readonly number[];
  readonly detail: string;
  readonly field: string | undefined;
}

type Check = (
  view: RequestView,
  served: ServedOperation,
  values: readonly string[],
  state: MockState,
) => Refusal | undefined;

export const genericChecks: { readonly [stage in Stage]?: readonly Check[] } = {
  credentials: [missingCredentials],
  'media-type': [notAcceptable, unsupportedMediaType],
  syntax: [malformedBody],
  parameters: [wrongParameters],
  existence: [missingItem],
  fields: [wrongBody, wrongPatch],
};

function unknownCaller({ caller }: RequestView): Refusal | undefined {
  if (caller !== 'nobody' && caller !== 'stranger') return undefined;
  const detail =
    caller === 'nobody'
      ? 'the request carries no credentials'
      : 'the credentials of the request are not known';
  return { statuses: [401, 403, 401], detail, field: undefined };
}

/** What is declared counts; else, where the API refuses who does not say who it is, operations do that are shown with credentials only. */
function missingCredentials(view: RequestView, { operation, api }: ServedOperation): Refusal | undefined {
  const isDemanded = declaredDemand(operation, api.plan.api.description.security);
  if (isDemanded !== undefined) return isDemanded ? unknownCaller(view) : undefined;
  if (view.caller !== 'nobody' || operation.requests.length === 0) return undefined;
  const isShownWith = operation.requests.every(({ headers }) =>
    headers.some(({ name, value }) => isCredentialHeader(name) && value.trim() !== ''),
  );
  const refuses = api.operations.some((each) => saysStatus(each, 401));
  if (!isShownWith || !refuses) return undefined;
  return { statuses: [401], detail: 'the request carries no credentials', field: 'Authorization' };
}

function notAcceptable(view: RequestView, { operation }: ServedOperation): Refusal | undefined {
  const accept = view.headers.get('accept');
  if (accept === undefined) return undefined;
  const successes = operation.responses.filter(isSuccess);
  if (
    successes.length === 0 ||
    successes.some((each) => typesOf(each).some((type) => acceptance(accept, type) > 0))
  )
    return undefined;
  const types = [...new Set(successes.flatMap(typesOf))].filter((type) => type !== undefined).join(', ');
  return { statuses: [406], detail: `this is available as ${types} only`, field: 'Accept' };
}

function typesOf({ mediaType, otherContents = [] }: DocumentedResponse): readonly (string | undefined)[] {
  return [mediaType, ...otherContents.map((content) => content.mediaType)];
}

function isJson(mediaType: string | undefined): boolean {
  return mediaType === undefined || /[/+]json$/.test(mediaType);
}

function expectsJson({ operation }: ServedOperation): boolean {
  const documented = operation.requests.filter((request) => request.body !== undefined);
  return (
    documented.length > 0 &&
    documented.every((request) => isJson(essence(request.mediaType)) && request.body?.json !== undefined)
  );
}

function unsupportedMediaType(view: RequestView, served: ServedOperation): Refusal | undefined {
  const isRead = view.json !== undefined && view.mediaType !== 'multipart/form-data';
  if (view.text === '' || isJson(view.mediaType) || isRead || !expectsJson(served)) return undefined;
  return {
    statuses: [415],
    detail: `the body must be application/json, not ${view.mediaType ?? 'something else'}`,
    field: 'Content-Type',
  };
}

function malformedBody(view: RequestView, served: ServedOperation): Refusal | undefined {
  if (view.text === '' || view.json !== undefined || showsNoJson(served, view.text)) return undefined;
  const isPromised = view.mediaType !== undefined && isJson(view.mediaType);
  if (!isPromised && !expectsJson(served)) return undefined;
  const detail = nestsTooDeeply(view.text)
    ? `the body nests deeper than ${deepestBody} levels`
    : 'the body is not valid JSON';
  return { statuses: [400], detail, field: undefined };
}

/** What the documentation shows as a body is not JSON itself, or just what was sent. */
function showsNoJson({ operation }: ServedOperation, text: string): boolean {
  const bodies = operation.requests.flatMap((request) => request.body ?? []);
  if (bodies.some((body) => body.text.trim() === text.trim())) return true;
  return bodies.length > 0 && bodies.every((body) => body.json === undefined);
}

function wrongParameters(view: RequestView, served: ServedOperation): Refusal | undefined {
  const mistake = served.check.parameters(view);
  return mistake && { statuses: [400, 422, 400], ...mistake };
}

/** Every thing that the path names must exist; a PUT that is documented to create is the exception. */
function missingItem(
  _view: RequestView,
  served: ServedOperation,
  values: readonly string[],
  state: MockState,
): Refusal | undefined {
  const creates = served.role === 'replace' && putCreates(served.operation);
  for (const { resource, variables } of served.through) {
    if (resource.open || (creates && resource === served.resource)) continue;
    const id = values[variables - 1] ?? '';
    const isGone = saysStatus(served, 410) && !saysStatus(served, 404);
    if (findItem(state, resource, pathKey(values.slice(0, variables - 1)), id)) continue;
    if (isShownElsewhere(state, resource, id)) continue;
    return {
      statuses: [isGone ? 410 : 404],
      detail: `there is no ${resource.name || 'such resource'} ${id}`,
      field: resource.variable,
    };
  }
  return undefined;
}

function saysStatus({ operation }: ServedOperation, status: number): boolean {
  return operation.responses.some((response) => response.status === status);
}

function wrongBody(view: RequestView, served: ServedOperation): Refusal | undefined {
  if (!expectsBody(served)) return undefined;
  const statuses = [422, 400, 400];
  if (view.text === '' && requiresBody(served)) {
    return { statuses: [400, 422, 400], detail: 'a body is required', field: undefined };
  }
  const mistake = view.json === undefined ? undefined : served.check.body(view.json, view.mediaType);
  return mistake && { statuses, ...mistake };
}

/** A JSON Patch that cannot be applied to what is stored. */
function wrongPatch(
  view: RequestView,
  { resource }: ServedOperation,
  values: readonly string[],
  state: MockState,
): Refusal | undefined {
  if (view.mediaType !== 'application/json-patch+json' || !resource || view.text === '') return undefined;
  const statuses = [422, 409, 400, 422];
  if (!Array.isArray(view.json)) {
    return { statuses: [400], detail: 'a JSON Patch is a list of operations', field: undefined };
  }
  const parent = pathKey(values.slice(0, resource.depth));
  const id = resource.kind === 'single' ? '' : (values[resource.depth] ?? '');
  const stored = findItem(state, resource, parent, id)?.value ?? resource.template;
  if (patched(stored, view.json as readonly Json[])) return undefined;
  return { statuses, detail: 'the JSON Patch cannot be applied', field: undefined };
}

function expectsBody({ operation }: ServedOperation): boolean {
  return (
    /^(POST|PUT|PATCH)$/.test(operation.method) ||
    operation.requests.some(({ schema }) => schema !== undefined)
  );
}

function requiresBody(served: ServedOperation): boolean {
  if (served.fields.some((field) => field.required === true)) return true;
  const isWrite = served.role === 'create' || served.role === 'replace' || served.role === 'update';
  return isWrite && validRequestOf(served.operation)?.body?.json !== undefined;
}

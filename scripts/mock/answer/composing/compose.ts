/** Answers in the documented form: status, headers and body. */
import { breachText, isSuccess } from '../../../analysis/index.ts';
import {
  type DocumentedResponse,
  exampleValue,
  isJsonType,
  type Json,
  type JsonSchema,
  jsonText,
} from '../../../documentation/index.ts';
import { type Interpretation, type RequestView, type StateView, stageOf } from '../../../scenarios/index.ts';
import { documentedState } from '../checking/candidates.ts';
import type { Refusal } from '../checking/generic-checks.ts';
import { membersOf } from '../documented/documented-members.ts';
import { fingerprint } from '../model/encode.ts';
import type { Answer, Entity, RequestContext, ServedOperation } from '../model/model.ts';
import { perform } from '../performing/perform.ts';
import type { Performed } from '../performing/performed.ts';
import { findItem, pathKey } from '../state/store.ts';
import { chooseSuccess } from './choose-success.ts';
import { isConditional } from './conditional.ts';
import { dynamicValue } from './dynamic.ts';
import { withOffences } from './message.ts';
import { offencesOf } from './offence.ts';
import { otherBody, otherContentFor } from './other-content.ts';
import { pageHeader } from './page-headers.ts';
import { errorShape, ownResponse, type Problem, problem, problemText, problemType } from './problems.ts';
import { rephrased } from './rephrase.ts';
import { documentedHeaders, type HeaderList } from './response-headers.ts';
import { textWithOffences, withOtherId, xmlWith } from './text-bodies.ts';
import { throughSchema } from './through-schema.ts';

const noBody = new Set([204, 205, 304]);

/** An error that the documentation has no form for, as RFC 9457 problem details; `own` is the one that names its status. */
export function composeProblem(told: Problem, why: string, own?: DocumentedResponse): Answer {
  const mediaType = own && promisesJson(own) ? (own.mediaType ?? problemType) : problemType;
  return {
    response: { status: told.status, headers: [['Content-Type', mediaType]], body: problemText(told) },
    changes: [],
    chosen: { response: own?.id, why },
  };
}

/** A documented error whose condition holds. */
export function composeDocumented(
  context: RequestContext,
  response: DocumentedResponse,
  interpretation: Interpretation,
  offending: string | undefined,
): Answer {
  const { served } = context;
  const json = response.body?.json ?? standIn(response);
  const offences = offencesOf(offending, interpretation.condition, response, served, context.values);
  const { vocabulary } = served.api;
  const why = whyOf(interpretation, context.view, offending);
  // What was made of a schema has no words of its own.
  const worded =
    json === undefined || !response.body?.generated
      ? json
      : rephrased(json, response, { status: response.status, detail: why, field: undefined });
  const shown =
    worded === undefined
      ? undefined
      : throughSchema(served.described, response, withOffences(worded, offences, vocabulary));
  const text = response.body && asLine(textWithOffences(response.body.text, offences, vocabulary));
  return {
    response: {
      status: response.status,
      headers: [...contentType(response, shown), ...headersOf(response, context, undefined)],
      body: shown === undefined ? text : jsonText(shown),
    },
    changes: [],
    chosen: { response: response.id, why },
  };
}

/** In the words of this request: which side of a limit it breaks, whether its credentials are missing or unknown. */
function whyOf(
  { condition, summary }: Interpretation,
  { caller }: RequestView,
  offending: string | undefined,
): string {
  if (stageOf(condition) === 'credentials') {
    return caller === 'nobody'
      ? 'the request carries no credentials'
      : 'the credentials of the request are unknown';
  }
  if (offending === undefined || !('rule' in condition)) return summary;
  return summary.replace(breachText(condition.rule), () => breachText(condition.rule, offending));
}

/** A documented response that was asked for: it shows what is stored, and changes nothing. */
export function composeShown(
  context: RequestContext,
  response: DocumentedResponse,
  why: string,
  chance: number | undefined,
): Answer {
  const performed = isSuccess(response) ? perform(context) : undefined;
  const example = response.body?.json ?? standIn(response);
  const shown = performed && !isText(response) ? performed.show(example) : example;
  const varied =
    chance === undefined || shown === undefined
      ? shown
      : dynamicValue(shown, chance, membersOf(context.served.api));
  const json = varied === undefined ? undefined : throughSchema(context.served.described, response, varied);
  return {
    response: {
      status: response.status,
      headers: [...contentType(response, json), ...headersOf(response, context, performed)],
      body: noBody.has(response.status) ? undefined : bodyText(response, json, context, performed),
    },
    changes: [],
    chosen: { response: response.id, why },
  };
}

/** An error of a general kind: in the API's own error shape, where it has one. */
export function composeError(context: RequestContext, { statuses, detail, field }: Refusal): Answer {
  const { served } = context;
  const status = statusAmong(statuses, served);
  const own = ownResponse(served, status);
  const shape = errorShape(served, status);
  const json = shape?.body?.json;
  const mayShow = own === undefined || own === shape || own.schema === undefined;
  if (!shape || json === undefined || !mayShow) return composeProblem(problem(status, detail), detail, own);
  return {
    response: {
      status,
      headers: contentType(own?.mediaType === undefined ? shape : own, json),
      body: jsonText(
        throughSchema(served.described, own ?? shape, rephrased(json, shape, { status, detail, field })),
      ),
    },
    changes: [],
    chosen: { response: own?.id, why: detail },
  };
}

/** The first that the operation documents by itself, else by a range, else that another operation documents. */
function statusAmong(statuses: readonly number[], served: ServedOperation): number {
  const own = served.operation.responses;
  const all = served.api.operations.flatMap((each) => each.operation.responses);
  const fallback = statuses.at(-1) ?? 400;
  return (
    statuses.find((each) => own.some(({ status, range }) => status === each && !range)) ??
    statuses.find((each) => own.some(({ status }) => status === each)) ??
    (ownResponse(served, fallback) ? fallback : undefined) ??
    statuses.find((each) => all.some(({ status }) => status === each)) ??
    fallback
  );
}

/** The operation's success: what it does to the state, and its documented answer with the values of this request. */
export function composeSuccess(context: RequestContext, state: StateView): Answer {
  const performed = perform(context);
  const response = chooseSuccess(context, performed, state);
  if (!response) return composeUndocumented(context, performed);
  const example = response.body?.json ?? undescribed(response, context, performed);
  const performedJson = isText(response) ? undefined : performed.show(example);
  const json =
    performedJson === undefined
      ? undefined
      : throughSchema(context.served.described, response, performedJson);
  const other = otherContentFor(context.view.headers.get('accept'), response);
  const body = other ? otherBody(other, json) : bodyText(response, json, context, performed);
  const type: HeaderList = other ? [['Content-Type', other.mediaType]] : contentType(response, json);
  return {
    response: {
      status: response.status,
      headers: [...type, ...headersOf(response, context, performed)],
      body: noBody.has(response.status) ? undefined : body,
    },
    changes: performed.changes,
    chosen: { response: response.id, why: 'the request is as documented' },
  };
}

/** Where a JSON answer is promised and not shown, or not as JSON, a stored thing is shown as it is. */
function undescribed(
  response: DocumentedResponse,
  { served }: RequestContext,
  performed: Performed,
): Json | undefined {
  if (!promisesJson(response)) return undefined;
  if (performed.entity && Object.keys(performed.entity.value).length > 0) return performed.entity.value;
  return served.role === 'list' && response.body === undefined ? [] : standIn(response);
}

/** Documented with a body that is not JSON and is not meant to be any. */
function isText(response: DocumentedResponse): boolean {
  return response.body !== undefined && response.body.json === undefined && !promisesJson(response);
}

function promisesJson({ mediaType, body }: DocumentedResponse): boolean {
  if (mediaType === undefined) return /^\s*[{[]/.test(body?.text ?? '');
  return isJsonType(mediaType);
}

/** What stands for a documented body that is promised as JSON, and is not shown or cannot be read as such. */
function standIn(response: DocumentedResponse): Json | undefined {
  const { body, schema } = response;
  if (body?.json !== undefined || !promisesJson(response)) return undefined;
  if (body === undefined) return schema === undefined ? undefined : plainValueOf(schema);
  const text = body.text.trimStart();
  if (response.attributes.length > 0) return exampleValue(response);
  if (text.startsWith('[')) return [];
  return text.startsWith('{') ? {} : text.trimEnd();
}

/** For a schema that no example is made for, such as one that allows anything. */
function plainValueOf({ type }: JsonSchema): Json {
  const types = [type ?? []].flat();
  return types.includes('array') && !types.includes('object') ? [] : {};
}

/** The documentation shows no success at all. */
function composeUndocumented({ served }: RequestContext, performed: Performed): Answer {
  const json = performed.show(served.role === 'list' ? [] : performed.entity?.value);
  const response =
    json === undefined
      ? { status: 204, headers: [], body: undefined }
      : {
          status: performed.created ? 201 : 200,
          headers: [['Content-Type', 'application/json'] as const],
          body: jsonText(json),
        };
  return {
    response,
    changes: performed.changes,
    chosen: { response: undefined, why: 'no success is documented' },
  };
}

function contentType(response: DocumentedResponse, json: Json | undefined): HeaderList {
  if (response.mediaType !== undefined && response.status !== 304)
    return [['Content-Type', response.mediaType]];
  if (noBody.has(response.status)) return [];
  if (json !== undefined) return [['Content-Type', 'application/json']];
  return response.body === undefined ? [] : [['Content-Type', 'text/plain; charset=utf-8']];
}

function bodyText(
  response: DocumentedResponse,
  json: Json | undefined,
  context: RequestContext,
  performed: Performed | undefined,
): string | undefined {
  if (json !== undefined) return jsonText(json);
  const text = response.body && asLine(response.body.text);
  const { resource } = context.served;
  const id = resource && context.values[resource.depth];
  if (text === undefined || !resource || id === undefined) return text;
  const isXml = /xml|html/i.test(response.mediaType ?? '') || text.trimStart().startsWith('<');
  const named = withOtherId(text, resource.templateId, id);
  return isXml && performed?.entity ? xmlWith(named, performed.entity.value) : named;
}

/** A documented text ends with the end of its line, as parsers of the format give it. */
function asLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function headersOf(
  response: DocumentedResponse,
  context: RequestContext,
  performed: Performed | undefined,
): HeaderList {
  const tag = () => tagAfter(context, performed);
  const documented = documentedHeaders(response, {
    served: context.served,
    values: context.values,
    entity: performed?.entity,
    host: context.request.headers.get('host'),
    tag,
    onPage: (name, documented) =>
      performed?.page && pageHeader(name, documented, performed.page, context.request.target),
  });
  const isTagged = documented.some(([name]) => name.toLowerCase() === 'etag');
  const shown = isSuccess(response) && !isTagged && isConditional(context.served) ? tag() : undefined;
  return shown === undefined ? documented : [...documented, ['ETag', `"${shown}"`]];
}

/** The tag of what the answer leaves behind. */
function tagAfter(context: RequestContext, performed: Performed | undefined): string | undefined {
  if (!performed?.entity || !context.served.resource) return entityTag(context, context.view);
  return tagOf(performed.entity, context);
}

/** The tag of what is stored at the path of a request; undefined if nothing is. */
export function entityTag(context: RequestContext, view: RequestView): string | undefined {
  const reader = readerOf(context.served);
  if (!reader) return undefined;
  const performed = perform({ ...context, served: reader, view: { ...view, method: 'GET' } });
  if (performed.entity) return tagOf(performed.entity, context);
  const shown = performed.show(reader.operation.responses.find(isSuccess)?.body?.json);
  return shown === undefined ? undefined : fingerprint(jsonText(shown));
}

/** As long as nobody has changed it, the documented item has its documented tag. */
function tagOf(entity: Entity, { model, served, values }: RequestContext): string {
  const text = jsonText(entity.value);
  const { resource } = served;
  if (resource && entity.id === resource.templateId) {
    const parent = pathKey(values.slice(0, resource.depth));
    const documented = findItem(documentedState(model), resource, parent, entity.id);
    const tag = readerOf(served)
      ?.operation.responses.find(isSuccess)
      ?.headers.find(({ name }) => /^etag$/i.test(name));
    if (tag && documented && jsonText(documented.value) === text) {
      return tag.value.trim().replace(/^W\//, '').replace(/^"|"$/g, '');
    }
  }
  return fingerprint(text);
}

/** The documented GET on the same path. */
function readerOf(served: ServedOperation): ServedOperation | undefined {
  if (served.operation.method === 'GET') return served;
  return served.api.operations.find(
    (each) =>
      each.operation.method === 'GET' &&
      each.resource === served.resource &&
      each.role === (served.role === 'create' ? 'list' : 'read'),
  );
}

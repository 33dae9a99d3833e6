import {
  bodyExampleOf,
  carriesCredential,
  escapeStep,
  isObject,
  keysOf,
  sameJson,
  validRequestOf,
  valueAt,
} from '../../analysis/index.ts';
import { type DocumentedRequest, essence, type Json, typeOfJson } from '../../documentation/index.ts';
import type { OperationContext, ResponseContext } from '../context.ts';
import type { BodyPlan, Confidence } from '../model.ts';
import { withBody, withHeader } from '../requests/index.ts';
import { type ConditionKind, evidence, type RequestView } from './condition.ts';
import type { OwnRequest } from './model.ts';
import { noPlaces } from './places.ts';

/** The documentation shows a request for this response alone, other than the valid one. */
export const ownRequest: ConditionKind<'own-request'> = {
  kind: 'own-request',
  stage: 'shown',
  narrowness: 0,
  places: () => noPlaces,

  recognise(context) {
    const { response, operation } = context;
    return response.requests.flatMap((index) => {
      const request = operation.requests[index];
      if (!request || isShared(index, context)) return [];
      const sent = differenceOf(request, context);
      if (!sent) return [];
      return [
        {
          condition: { kind: 'own-request', request: index, sent },
          summary: `the request is ${nameOf(request)}`,
          confidence: confidenceOf(sent, context),
          evidence: [
            evidence(`the documentation shows ${nameOf(request)} for this response`, request.source),
          ],
        },
      ];
    });
  },

  provoke({ sent }, context) {
    const { baseline, operation } = context;
    const withBodySent = withBody(baseline, bodyPlanOf(sent, baseline.request.body));
    const planned = sent.headers.reduce(
      (each, header) => withHeader(each, header.name, header.value),
      withBodySent,
    );
    return [
      {
        summary: `${operation.method} ${baseline.request.path} as the documentation shows it for this response`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds({ sent }, request) {
    return sendsSameBody(sent, request) && sendsSameHeaders(sent, request) ? { offending: undefined } : false;
  },
};

function nameOf(request: DocumentedRequest): string {
  return request.name === '' ? 'the one shown for it' : `"${request.name}"`;
}

/** Shown for another success as well. */
function isShared(index: number, { operation, response }: ResponseContext): boolean {
  return operation.responses.some(
    (other) => other !== response && other.status < 400 && other.requests.includes(index),
  );
}

/** What is sent otherwise than in the valid request; undefined if nothing is. */
function differenceOf(request: DocumentedRequest, context: OperationContext): OwnRequest | undefined {
  const valid = validRequestOf(context.operation);
  if (valid === request) return undefined;
  const own = bodyExampleOf(request);
  const other = bodyExampleOf(valid);
  const headers = differentHeaders(request, valid);
  const sameBody =
    own?.kind === other?.kind &&
    (own?.kind === 'json' && other?.kind === 'json'
      ? sameJson(own.json, other.json)
      : request.body?.text === valid?.body?.text);
  const sameType = request.body === undefined || typeOf(request) === typeOf(valid);
  if (sameBody && sameType && headers.length === 0) return undefined;
  const json = own?.kind === 'json' ? own.json : undefined;
  return {
    json,
    text: own && own.kind !== 'json' ? request.body?.text : undefined,
    mediaType: request.mediaType ?? valid?.mediaType,
    headers,
    open: json === undefined || other?.kind !== 'json' ? [] : openPlaces(json, other.json, context),
  };
}

function typeOf(request: DocumentedRequest | undefined): string | undefined {
  return essence(request?.mediaType);
}

function differentHeaders(
  request: DocumentedRequest,
  valid: DocumentedRequest | undefined,
): OwnRequest['headers'] {
  const listed = (each: DocumentedRequest | undefined) =>
    new Map(
      (each?.headers ?? [])
        .filter((header) => !carriesCredential(header))
        .map((header) => [header.name.toLowerCase(), header] as const),
    );
  const [own, other] = [listed(request), listed(valid)];
  const changed = [...own.values()].filter(
    (header) => other.get(header.name.toLowerCase())?.value !== header.value,
  );
  const lost = [...other.values()].filter((header) => !own.has(header.name.toLowerCase()));
  return [
    ...changed.map(({ name, value }) => ({ name, value })),
    ...lost.map(({ name }) => ({ name, value: undefined })),
  ];
}

/** Where both show the same value, the value from the target goes. */
function openPlaces(own: Json, valid: Json, { baseline }: OperationContext): readonly string[] {
  const body = baseline.request.body;
  if (body?.kind !== 'json') return [];
  return body.fills
    .map((fill) => fill.pointer)
    .filter((pointer) => {
      const value = valueAt(own, keysOf(pointer));
      return value !== undefined && sameJson(value, valueAt(valid, keysOf(pointer)));
    });
}

function bodyPlanOf(sent: OwnRequest, valid: BodyPlan | undefined): BodyPlan | undefined {
  if (sent.json !== undefined) {
    const fills =
      valid?.kind === 'json' ? valid.fills.filter((fill) => sent.open.includes(fill.pointer)) : [];
    return { kind: 'json', mediaType: sent.mediaType ?? 'application/json', json: sent.json, fills };
  }
  return sent.text === undefined ? undefined : { kind: 'text', mediaType: sent.mediaType, text: sent.text };
}

/**
 * What refuses content refuses this body for sure where something is missing in it or of another type. Another value
 * alone may be wrong only beside what the documentation's own account has.
 */
function confidenceOf(sent: OwnRequest, { response, operation, words, fields }: ResponseContext): Confidence {
  if (response.status !== 400 && response.status !== 422 && response.status !== 415) return 'likely';
  const valid = bodyExampleOf(validRequestOf(operation));
  if (sent.text !== undefined && valid?.kind === 'json') return 'certain';
  if (sent.json === undefined || valid?.kind !== 'json') return 'likely';
  const own = sent.json;
  const spoiled = fields.filter((field) => {
    const value = valueAt(own, keysOf(field.pointer));
    const other = valueAt(valid.json, keysOf(field.pointer));
    return other !== undefined && isSpoiled(value, other);
  });
  if (spoiled.some((field) => field.required !== false)) return 'certain';
  return words.messages.some((text) => fields.some((field) => text.includes(field.name)))
    ? 'certain'
    : 'likely';
}

function isSpoiled(value: Json | undefined, valid: Json): boolean {
  if (value === undefined || value === null || value === '') return true;
  return (
    typeOfJson(value) !== typeOfJson(valid) ||
    Array.isArray(value) !== Array.isArray(valid) ||
    isObject(value) !== isObject(valid)
  );
}

function sendsSameBody(sent: OwnRequest, request: RequestView): boolean {
  if (sent.json === undefined) return (sent.text ?? '').trim() === request.text.trim();
  return request.json !== undefined && sameButFor(sent.open, '', sent.json, request.json);
}

function sameButFor(open: readonly string[], pointer: string, own: Json, received: Json): boolean {
  if (open.includes(pointer)) return true;
  if (!isObject(own) || !isObject(received)) return sameJson(own, received);
  const keys = Object.keys(own);
  return (
    keys.length === Object.keys(received).length &&
    keys.every(
      (key) =>
        Object.hasOwn(received, key) &&
        sameButFor(open, `${pointer}/${escapeStep(key)}`, own[key] as Json, received[key] as Json),
    )
  );
}

function sendsSameHeaders(sent: OwnRequest, request: RequestView): boolean {
  const wanted = essence(sent.mediaType);
  if (sent.json === undefined && sent.text !== undefined && wanted !== request.mediaType) return false;
  return sent.headers.every(({ name, value }) => request.headers.get(name.toLowerCase()) === value);
}

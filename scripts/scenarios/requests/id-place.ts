/** Where the answer to a create tells the new id. */

import { createdIdIn, keysOf, type ResourceModel, successOf } from '../../analysis/index.ts';
import type { Operation } from '../../documentation/index.ts';
import { endsInId, sameName } from '../../vocabulary/index.ts';
import type { IdPlace, Input, RequestPlan } from '../model.ts';
import { listedIdField } from './lists.ts';

/** In the body, in the Location header, or in the request itself; undefined if the answer does not tell. */
export function idPlaceOf(
  create: Operation,
  resource: ResourceModel,
  request: RequestPlan,
  inputs: readonly Input[],
): IdPlace | undefined {
  const success = successOf(create);
  const body = success?.body?.json;
  const chosen = ownIdInput(resource, request, inputs);
  const field = body === undefined ? undefined : createdIdIn(body, resource);
  if (field && !(chosen !== undefined && isOtherId(field, resource))) return { in: 'body', field };
  if (
    create.responses.some((response) =>
      response.headers.some((header) => header.name.toLowerCase() === 'location'),
    )
  ) {
    return { in: 'location' };
  }
  if (chosen !== undefined) return { in: 'request', input: chosen };
  return sendsFresh(request, inputs) && listedIdField(resource) ? { in: 'list' } : undefined;
}

/** Sends a text of its own making, by which its entry in a list is known again. */
function sendsFresh({ body }: RequestPlan, inputs: readonly Input[]): boolean {
  const sent = body?.kind === 'json' ? body.fills.map((fill) => fill.input) : [];
  return inputs.some(
    (input) => input.kind === 'fresh' && typeof input.like === 'string' && sent.includes(input.name),
  );
}

/** A number that the answer gives to what the path names by another field: `id` beside `{code}`. */
function isOtherId(field: readonly string[], { variable }: ResourceModel): boolean {
  return !endsInId(variable) && !sameName(field.at(-1) ?? '', variable);
}

/** The need for a new id that the request itself chooses. */
function ownIdInput(
  resource: ResourceModel,
  request: RequestPlan,
  inputs: readonly Input[],
): string | undefined {
  const name = resource.idField?.at(-1) ?? resource.variable;
  const places =
    request.body?.kind === 'json'
      ? request.body.fills.map((fill) => ({ name: keysOf(fill.pointer).at(-1) ?? '', input: fill.input }))
      : request.body?.kind === 'form'
        ? request.body.fields.flatMap((field) =>
            typeof field.value === 'string' ? [] : [{ name: field.name, input: field.value.input }],
          )
        : [];
  return places.find(
    (place) =>
      (sameName(place.name, name) || sameName(place.name, resource.variable)) &&
      inputs.some((input) => input.name === place.input && input.kind === 'fresh'),
  )?.input;
}

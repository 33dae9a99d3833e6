/** Where the answer to a create tells the new id. */
import { isObject, keysOf, type ResourceModel, sameName, successOf, valueAt } from '../../analysis/index.ts';
import type { Json, Operation } from '../../documentation/index.ts';
import type { IdPlace, Need, RequestPlan } from '../model.ts';
import { listedIdField } from './lists.ts';

/** In the body, in the Location header, or in the request itself; undefined where the answer does not tell. */
export function idPlaceOf(
  create: Operation,
  resource: ResourceModel,
  request: RequestPlan,
  needs: readonly Need[],
): IdPlace | undefined {
  const success = successOf(create);
  const body = success?.body?.json;
  const chosen = ownIdNeed(resource, request, needs);
  const field = body === undefined ? undefined : idIn(body, resource);
  if (field && !(chosen !== undefined && isOtherId(field, resource))) return { in: 'body', field };
  if (
    create.responses.some((response) =>
      response.headers.some((header) => header.name.toLowerCase() === 'location'),
    )
  ) {
    return { in: 'location' };
  }
  if (chosen !== undefined) return { in: 'request', need: chosen };
  return sendsFresh(request, needs) && listedIdField(resource) ? { in: 'list' } : undefined;
}

/** Sends a text of its own making, by which its entry in a list is known again. */
function sendsFresh({ body }: RequestPlan, needs: readonly Need[]): boolean {
  const sent = body?.kind === 'json' ? body.fills.map((fill) => fill.need) : [];
  return needs.some(
    (need) => need.kind === 'fresh' && typeof need.like === 'string' && sent.includes(need.name),
  );
}

/** A number that the answer gives to what the path names by another field: `id` beside `{code}`. */
function isOtherId(field: readonly string[], { variable }: ResourceModel): boolean {
  return !/^_?(id|uuid|guid)$|[_-]id$|[a-z]I[dD]$/.test(variable) && !sameName(field.at(-1) ?? '', variable);
}

/** The need for a new id that the request itself chooses. */
function ownIdNeed(
  resource: ResourceModel,
  request: RequestPlan,
  needs: readonly Need[],
): string | undefined {
  const name = resource.idField?.at(-1) ?? resource.variable;
  const places =
    request.body?.kind === 'json'
      ? request.body.fills.map((fill) => ({ name: keysOf(fill.pointer).at(-1) ?? '', need: fill.need }))
      : request.body?.kind === 'form'
        ? request.body.fields.flatMap((field) =>
            typeof field.value === 'string' ? [] : [{ name: field.name, need: field.value.need }],
          )
        : [];
  return places.find(
    (place) =>
      (sameName(place.name, name) || sameName(place.name, resource.variable)) &&
      needs.some((need) => need.name === place.need && need.kind === 'fresh'),
  )?.need;
}

function idIn(body: Json, resource: ResourceModel): readonly string[] | undefined {
  const wanted = resource.idField ?? [];
  const wrappers = [[], ...wrapperPaths(body, 3)];
  const names = [
    wanted,
    [resource.variable],
    ['id'],
    ['_id'],
    [`${resource.name}_id`],
    ['uuid'],
    [`${resource.name}_${resource.variable}`],
    [resource.name],
  ];
  for (const name of names.filter((each) => each.length > 0)) {
    for (const wrapper of wrappers) {
      const field = fieldNamed(valueAt(body, wrapper), name);
      if (field) return [...wrapper, ...field];
    }
  }
  return undefined;
}

function fieldNamed(value: Json | undefined, name: readonly string[]): readonly string[] | undefined {
  if (isId(valueAt(value, name))) return name;
  if (!isObject(value) || name.length !== 1) return undefined;
  const key = Object.keys(value).find((each) => sameName(each, name[0] ?? ''));
  return key !== undefined && isId(value[key]) ? [key] : undefined;
}

function isId(value: Json | undefined): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function wrapperPaths(value: Json, depth: number): readonly (readonly string[])[] {
  if (depth === 0) return [];
  if (Array.isArray(value)) {
    const [first] = value as readonly Json[];
    return first === undefined
      ? []
      : [['0'], ...wrapperPaths(first, depth - 1).map((path) => ['0', ...path])];
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    isObject(child) || Array.isArray(child)
      ? [[key], ...wrapperPaths(child, depth - 1).map((path) => [key, ...path])]
      : [],
  );
}

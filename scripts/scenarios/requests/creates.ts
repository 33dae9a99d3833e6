/** How a resource is made, and removed again. */

import { pathOf, putCreates, type ResourceModel, resourceNamed } from '../../analysis/index.ts';
import { type Operation, pathShape } from '../../documentation/index.ts';
import { formOfValue } from '../../vocabulary/index.ts';
import type { ApiContext } from '../context.ts';
import type { CreateSource, Input, RequestPlan, ValueSource } from '../model.ts';
import { plannedBody } from './body-plan.ts';
import { idPlaceOf } from './id-place.ts';
import { listOfMade } from './lists.ts';
import { otherBodies } from './other-bodies.ts';
import { foreignVariables, inNamesOf, pathUpTo, variablesOf, withVariable } from './paths.ts';
import { requestOn } from './plain-request.ts';
import { namesThing, removalOn } from './removals.ts';
import { sourcesOf } from './value-sources.ts';

/** How deep creates may need other creates before a list or an example has to do. */
const deepestChain = 3;

/** Creates for any item path, each worked out once: the same one is asked for by many requests. */
export function createsOf(apiOf: () => ApiContext): ApiContext['creates'] {
  const known = new Map<string, CreateSource | undefined>();
  return (resource, path, variable, depth) => {
    if (depth >= deepestChain) return undefined;
    const key = `${path} ${depth}`;
    if (!known.has(key)) {
      known.set(key, undefined);
      known.set(key, madeSource(resource, path, variable, apiOf(), depth + 1));
    }
    return known.get(key);
  };
}

function madeSource(
  resource: ResourceModel,
  path: string,
  variable: string,
  api: ApiContext,
  depth: number,
): CreateSource | undefined {
  if (resource.create) return postSource(resource, resource.create, path, variable, api, depth);
  if (resource.replace && putCreates(resource.replace))
    return putSource(resource, resource.replace, path, variable, api, depth);
  return elsewhereSource(resource, path, variable, api, depth);
}

/** Made in another collection of the same things: what `/comments/{commentId}` reads by `POST /posts/{postId}/comments`. */
function elsewhereSource(
  resource: ResourceModel,
  path: string,
  variable: string,
  api: ApiContext,
  depth: number,
): CreateSource | undefined {
  const alike = api.resources.find(({ id }) => id === resource.id)?.alike ?? [];
  const other = api.resources.find(({ id, create, remove }) => alike.includes(id) && create && remove);
  if (!other?.create || variablesOf(path).length !== 1 || !namesThing(variable, resource)) return undefined;
  const at = withVariable(other.itemPath, other.variable, variable);
  const parents = parentInputs(at, path, api, depth);
  const made = postSource(other, other.create, at, variable, api, depth);
  return made && parents && { ...made, inputs: [...parents, ...made.inputs] };
}

/** For the variables of a path that the asking one does not have; undefined if one of them cannot be had. */
function parentInputs(
  at: string,
  path: string,
  api: ApiContext,
  depth: number,
): readonly Input[] | undefined {
  const inputs = foreignVariables(at, path).map((name) => parentInput(name, at, api, depth));
  const known = inputs.filter((input) => input !== undefined);
  return known.length === inputs.length ? known : undefined;
}

function postSource(
  resource: ResourceModel,
  create: Operation,
  path: string,
  variable: string,
  api: ApiContext,
  depth: number,
): CreateSource | undefined {
  const at = inNamesOf(pathOf(create.uriTemplate), path);
  const parents = parentInputs(at, path, api, depth);
  if (variablesOf(at).includes(variable) || !parents) return undefined;
  const body = plannedBody(create, api, { path: at, taken: [variable], depth });
  const request = { ...requestOn(create, at), body: body.plan };
  const inputs = [...parents, ...body.inputs];
  const id = idPlaceOf(create, resource, request, inputs);
  if (!id) return undefined;
  return {
    kind: 'created',
    request,
    inputs,
    ...otherBodiesOf(create, request),
    id,
    ...listOfMade(resource, path),
    ...removal(resource, path, variable, api),
  };
}

function putSource(
  resource: ResourceModel,
  replace: Operation,
  path: string,
  variable: string,
  api: ApiContext,
  depth: number,
): CreateSource {
  const body = plannedBody(replace, api, { path, taken: [variable], depth, ownId: variable });
  const like = api.index.examples.get(pathShape(path)) ?? 'sample';
  const request = { ...requestOn(replace, path), body: body.plan };
  return {
    kind: 'created',
    request,
    inputs: [{ kind: 'fresh', name: variable, form: formOfValue(like), like }, ...body.inputs],
    ...otherBodiesOf(replace, request),
    id: { in: 'request', input: variable },
    ...removal(resource, path, variable, api),
  };
}

function otherBodiesOf(create: Operation, { body }: RequestPlan): Pick<CreateSource, 'otherBodies'> {
  const others = otherBodies(create, body).map((other) => other.body);
  return others.length > 0 ? { otherBodies: others } : {};
}

/** How one is removed again, and is seen to be gone: at its own path, or at another one that the same things have. */
function removal(
  resource: ResourceModel,
  path: string,
  variable: string,
  api: ApiContext,
): Pick<CreateSource, 'remove' | 'read'> {
  if (resource.remove) return removedAt(resource.remove, path, resource, api);
  const alike = api.index.alike.get(pathShape(resource.collectionPath ?? '')) ?? [];
  const other = alike.find((each) => each.remove !== undefined);
  if (!other?.remove) return { remove: undefined };
  const at = withVariable(inNamesOf(other.itemPath, path), other.variable, variable);
  return foreignVariables(at, path).length > 0
    ? { remove: undefined }
    : removedAt(other.remove, at, other, api);
}

function removedAt(
  operation: Operation,
  path: string,
  resource: ResourceModel,
  { index }: ApiContext,
): Pick<CreateSource, 'remove' | 'read'> {
  return {
    remove: removalOn(operation, path, resource, index),
    ...(resource.read ? { read: requestOn(resource.read, path) } : {}),
  };
}

/** An existing parent for a variable that only the create's own path has. */
function parentInput(name: string, path: string, api: ApiContext, depth: number): Input | undefined {
  const prefix = pathUpTo(path, name);
  const resource = api.index.resources.get(pathShape(prefix)) ?? resourceNamed(name, api.index);
  if (!resource) return undefined;
  const sources = sourcesOf(resource, prefix, name, api, { ownsIt: false, depth });
  const example = api.index.examples.get(pathShape(prefix));
  const all: readonly ValueSource[] = [
    ...sources,
    ...(example === undefined ? [] : [{ kind: 'example', value: example } as const]),
  ];
  return all.length === 0 ? undefined : { kind: 'existing', name, of: resource.name, sources: all };
}

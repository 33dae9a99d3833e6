/** What a success of an operation changes at the target, going by its role, its words and the operations around it. */

import { type Operation, pathSegments, pathShape } from '../../documentation/index.ts';
import {
  isCacheWord,
  isEmptyingWord,
  isPasswordName,
  isSecretName,
  speaksOfLogin,
  withArticle,
  wordsOf,
} from '../../vocabulary/index.ts';
import { bodyFieldsOf } from '../fields/fields.ts';
import { type Ground, inferred, stated } from '../ground.ts';
import type { ApiIndex } from '../resources/api-index.ts';
import { isSafe, onlyReads, pathOf, putCreates } from '../resources/index.ts';
import type { DescribedResource } from '../resources/resource-model.ts';
import type { AssignedRole } from '../resources/roles.ts';
import { counterpartOf } from './counterparts.ts';
import { preventsRemoval } from './refused-removals.ts';
import { serviceWideReason } from './service-wide.ts';
import { type StateShown, stateShown } from './state-shown.ts';

export interface OperationEffect {
  /** A switch is turned back by another operation: enable and disable, PUT and DELETE of the same thing. */
  readonly kind: 'none' | 'create' | 'update' | 'delete' | 'switch' | 'irreversible';
  readonly ground: Ground;
  /** Turns it back; an update does so itself, with the values from before. */
  readonly undo?: Related;
  /** Shows it. */
  readonly observe?: Related;
  /** How `observe` shows whether a switch is on. */
  readonly state?: StateShown;
  /** It concerns the whole service, or all that a collection holds. */
  readonly sweeps?: true;
  /** What it was done to can no longer be removed either. */
  readonly keeps?: true;
}

/** Another operation, and why it is the one. */
export interface Related {
  readonly operation: Operation;
  readonly ground: Ground;
}

export function operationEffect(
  operation: Operation,
  { role, resource, ground }: AssignedRole,
  index: ApiIndex,
): OperationEffect {
  const sweep = serviceWideReason(operation, index.collections.get(pathShape(pathOf(operation.uriTemplate))));
  if (sweep !== undefined) return { ...irreversible(sweep, operation), sweeps: true };
  const harmless = changesNothing(operation);
  if (harmless) return { kind: 'none', ground: harmless };
  if (resource && role === 'create')
    return { kind: 'create', ground, ...removedBy(resource), ...shownBy(resource) };
  if (resource?.kind === 'items' && role === 'remove') {
    return { kind: 'delete', ground, ...shownBy(resource) };
  }
  if (resource && (role === 'replace' || role === 'update') && setsFields(operation, resource)) {
    return updating(operation, ground, resource);
  }
  return {
    ...(switching(operation, index) ?? withoutUndo(operation)),
    ...(preventsRemoval(operation, index) ? { keeps: true } : {}),
  };
}

/** Signing in makes a session, which nobody minds. */
export function onlySignsIn(operation: Operation): boolean {
  const hasSecret = bodyFieldsOf(operation).some(({ name }) => isPasswordName(name) || isSecretName(name));
  const said = `${operation.name} ${pathSegments(operation.uriTemplate).at(-1)?.text ?? ''}`;
  return operation.method === 'POST' && hasSecret && speaksOfLogin(said);
}

function changesNothing(operation: Operation): Ground | undefined {
  const { method } = operation;
  if (isSafe(method)) return stated(`${method} changes nothing`, operation);
  if (onlyReads(operation)) return inferred('its name, path or body asks a question', operation);
  if (onlySignsIn(operation)) return inferred('it signs in: its body has a secret', operation);
  return emptiesCache(operation) ? inferred('it empties a cache, going by its path', operation) : undefined;
}

/** `PUT /servers/{id}/cache/flush`: what a cache held is still stored elsewhere, and comes into it again. */
function emptiesCache({ method, uriTemplate }: Operation): boolean {
  const words = pathSegments(uriTemplate)
    .flatMap(({ text, variables }) => (variables.length === 0 ? wordsOf(text) : []))
    .slice(-2);
  return words.some(isCacheWord) && (words.some(isEmptyingWord) || method === 'DELETE');
}

function removedBy({ remove, name }: DescribedResource): Pick<OperationEffect, 'undo'> {
  const ground = remove && stated(`it removes ${withArticle(name)}`, remove);
  return remove && ground ? { undo: { operation: remove, ground } } : {};
}

function shownBy({
  read,
  readGround,
  list,
  listGround,
}: DescribedResource): Pick<OperationEffect, 'observe'> {
  if (read) return { observe: { operation: read, ground: readGround ?? stated('GET of it', read) } };
  return list && listGround ? { observe: { operation: list, ground: listGround } } : {};
}

/** A POST may as well make the item, and one to a path without an id may do anything. */
function setsFields(operation: Operation, { kind, replace }: DescribedResource): boolean {
  return operation.method !== 'POST' || (kind === 'items' && replace !== operation);
}

function updating(operation: Operation, ground: Ground, resource: DescribedResource): OperationEffect {
  if (!resource.read || !resource.readObject) {
    const why = `no documented operation reads ${pathOf(operation.uriTemplate)}, so its values cannot be put back`;
    return irreversible(why, operation);
  }
  const undo = { operation, ground: inferred('it is sent the values from before', operation) };
  return { kind: 'update', ground, undo, ...shownBy(resource) };
}

function switching(operation: Operation, index: ApiIndex): OperationEffect | undefined {
  const path = pathOf(operation.uriTemplate);
  const item = index.resources.get(pathShape(path));
  const makes = item?.replace === operation && putCreates(operation);
  const undo = counterpartOf(operation, index) ?? (makes ? item.remove : undefined);
  if (!undo || onlyRedirects(undo)) return undefined;
  const state = stateShown(path, index);
  const ground = inferred(`${undo.method} ${pathOf(undo.uriTemplate)} is its opposite`, undo);
  const observe = state && { operation: state.read, ground: inferred(shownAt(state), state.read) };
  return {
    kind: 'switch',
    ground,
    undo: { operation: undo, ground },
    ...(state && observe ? { state, observe } : {}),
  };
}

/** What only ever leads elsewhere does not show that it has done anything. */
function onlyRedirects({ responses }: Operation): boolean {
  return responses.length > 0 && responses.every(({ status }) => status >= 300);
}

function shownAt({ by, fields }: StateShown): string {
  return by === 'fields'
    ? `it shows ${fields.join(', ')}`
    : by === 'entry'
      ? 'it lists what is on'
      : 'it is found where it is on';
}

function withoutUndo(operation: Operation): OperationEffect {
  const asked = `${operation.method} ${pathOf(operation.uriTemplate)}`;
  return irreversible(
    operation.method === 'DELETE'
      ? `nothing documented brings back what ${asked} removes`
      : `nothing documented undoes ${asked}`,
    operation,
  );
}

function irreversible(why: string, operation: Operation): OperationEffect {
  return { kind: 'irreversible', ground: inferred(why, operation) };
}

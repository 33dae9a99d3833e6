/** How the target shows whether what a request turns on is on already. */
import {
  type ApiIndex,
  hasStateWord,
  isObject,
  listIn,
  successOf,
  verbIn,
  verbOf,
  wordsOf,
} from '../../analysis/index.ts';
import { type Json, type Operation, pathShape } from '../../documentation/index.ts';
import { oppositesOf } from '../../vocabulary/index.ts';
import type { RequestPlan, StateRead } from '../model.ts';
import { requestOn } from './plain-request.ts';

/** Read at the path itself or right above it; nothing where no documented answer there tells. */
export function stateOf(
  { path, values }: Pick<RequestPlan, 'path' | 'values'>,
  { index }: { readonly index: ApiIndex },
): { readonly state?: StateRead } {
  const above = path.slice(0, path.lastIndexOf('/'));
  const state = stateAt(path, path, index) ?? stateAt(above, path, index);
  return state ? { state: { ...state, request: { ...state.request, values } } } : {};
}

function stateAt(at: string, path: string, index: ApiIndex): StateRead | undefined {
  const read = (index.operations.get(pathShape(at)) ?? []).find(({ method }) => method === 'GET');
  if (!read) return undefined;
  const request = requestOn(read, at);
  if (at === path) return { request, by: 'presence', fields: tellingFields(read, path) };
  if (path.endsWith('}')) return listIn(read) ? { request, by: 'entry', fields: [] } : undefined;
  const fields = tellingFields(read, path);
  return fields.length > 0 ? { request, by: 'fields', fields } : undefined;
}

/** Documented fields that speak of a state, or of what the path is about: `locked_at` of `/notes/{id}/lock`. */
function tellingFields(read: Operation, path: string): readonly string[] {
  const verb = verbOf(path);
  const verbs = verb === undefined ? [] : [verb, ...oppositesOf(verb)];
  const isTelling = (name: string) => {
    const words = wordsOf(name).join(' ');
    return hasStateWord(name) || verbs.some((each) => verbIn(words, each) !== undefined);
  };
  return [...new Set(fieldNames(successOf(read)?.body?.json).filter(isTelling))];
}

function fieldNames(json: Json | undefined): readonly string[] {
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([name, child]) => (isObject(child) ? fieldNames(child) : [name]));
}

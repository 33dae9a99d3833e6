/** How the target shows whether what a request turns on is on already. */

import { type Json, type Operation, pathShape } from '../../documentation/index.ts';
import { hasStateWord, oppositesOf, verbIn, wordsOf } from '../../vocabulary/index.ts';
import { isObject } from '../json.ts';
import type { ApiIndex } from '../resources/api-index.ts';
import { listIn, successOf } from '../resources/index.ts';
import { verbOf } from './counterparts.ts';

export interface StateShown {
  readonly read: Operation;
  /** Its path is that of the request, or the one above. */
  readonly at: 'same' | 'above';
  /** By fields, by an entry in a list, or by being there at all. */
  readonly by: 'fields' | 'entry' | 'presence';
  /** Names of the fields that show it, at any depth of objects. */
  readonly fields: readonly string[];
}

/** Read at the path itself or right above it; undefined if no documented answer there shows it. */
export function stateShown(path: string, index: ApiIndex): StateShown | undefined {
  const same = readAt(path, index);
  if (same) return { read: same, at: 'same', by: 'presence', fields: tellingFields(same, path) };
  const above = path.slice(0, path.lastIndexOf('/'));
  const read = readAt(above, index);
  if (!read) return undefined;
  if (path.endsWith('}')) {
    return listIn(read) ? { read, at: 'above', by: 'entry', fields: [] } : undefined;
  }
  const fields = tellingFields(read, path);
  return fields.length > 0 ? { read, at: 'above', by: 'fields', fields } : undefined;
}

function readAt(path: string, index: ApiIndex): Operation | undefined {
  return (index.operations.get(pathShape(path)) ?? []).find(({ method }) => method === 'GET');
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

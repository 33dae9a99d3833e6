/** What is stored, a page at a time: neither a person nor a page wants all of it at once. */
import type { Entity, MockModel, MockState } from './answer/model/model.ts';
import { anyParent } from './answer/state/store.ts';
import { sizeOfItem } from './answer/state/usage.ts';

/** The items of one resource below one parent. */
export interface Table {
  readonly resource: string;
  /** Path values of the parents as one text, or empty. */
  readonly parent: string;
  readonly items: ReadonlyMap<string, Entity>;
}

export interface Page<T> {
  readonly total: number;
  readonly offset: number;
  readonly entries: readonly T[];
}

/** A page has no more entries, and after its first one no more bytes. */
const mostEntries = 100;
const mostBytes = 1_048_576;

export function tablesPage(state: MockState, model: MockModel, offset: number): Page<Table> {
  const tables = tablesOf(state, model);
  return { total: tables.length, offset, entries: tables.slice(offset, offset + mostEntries) };
}

function tablesOf({ tables }: MockState, { resources }: MockModel): readonly Table[] {
  return [...tables]
    .filter(([resource]) => resources.has(resource))
    .flatMap(([resource, byParent]) =>
      [...byParent]
        .filter(([parent]) => parent !== anyParent)
        .map(([parent, items]) => ({ resource, parent, items })),
    );
}

/** undefined if there is no such table. */
export function tableAt(
  { tables }: MockState,
  { resources }: MockModel,
  resource: string,
  parent: string,
): Table | undefined {
  const items = resources.has(resource) ? tables.get(resource)?.get(parent) : undefined;
  return items && { resource, parent, items };
}

export function itemsPage({ items }: Table, offset: number, bytes: number = mostBytes): Page<Entity> {
  const entries: Entity[] = [];
  let at = 0;
  let left = bytes;
  for (const item of items.values()) {
    at += 1;
    if (at <= offset) continue;
    left -= sizeOfItem(item);
    if (entries.length === mostEntries || (left < 0 && entries.length > 0)) break;
    entries.push(item);
  }
  return { total: items.size, offset, entries };
}

/** Where the next page begins; undefined after the last one. */
export function nextOffset({ total, offset, entries }: Page<unknown>): number | undefined {
  const next = offset + entries.length;
  return entries.length > 0 && next < total ? next : undefined;
}

/** The item path with the ids of the parents in it. */
export function pathOfTable({ resource, parent }: Table, { resources }: MockModel): string {
  const ids = parent === '' ? [] : parent.split('/');
  let at = 0;
  const template = resources.get(resource)?.itemPath ?? resource;
  return template.replace(/\{[^{}]+\}/g, (variable) => ids[at++] ?? variable);
}

/** A whole number of the query; what is not one counts as 0. */
export function offsetOf(query: URLSearchParams): number {
  const text = query.get('offset') ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

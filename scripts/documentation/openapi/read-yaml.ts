/** YAML text with the line of each key. Aliases share what they name; merge keys are merged. */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { setOwn } from '../schema-values/schema-parts.ts';
import { LineTable, type Problem, type SpecFile } from './spec-file.ts';

export function readYamlFile(text: string, file: string): SpecFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, uniqueKeys: false, strict: false });
  const problems: Problem[] = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    message: message.split('\n')[0] ?? message,
    line: lines.linePos(pos[0]).line,
  }));
  const reading: YamlResult = {
    document,
    table: new LineTable(),
    lineOf: (node) => (node.range ? lines.linePos(node.range[0]).line : 1),
    known: new Map(),
    problems,
  };
  const value = document.contents ? plainValue(document.contents as Node, reading) : undefined;
  return { file, value, lineOf: reading.table.lineOf, problems };
}

interface YamlResult {
  readonly document: Document;
  readonly table: LineTable;
  readonly lineOf: (node: Node) => number;
  /** Values of the nodes that were read; undefined while one is being read. */
  readonly known: Map<Node, unknown>;
  readonly problems: Problem[];
}

function plainValue(node: Node | null, reading: YamlResult): unknown {
  if (node === null) return null;
  if (isAlias(node)) return aliasValue(node, reading);
  if (isScalar(node)) return node.value instanceof Date ? (node.source ?? String(node.value)) : node.value;
  if (reading.known.has(node)) return reading.known.get(node);
  reading.known.set(node, undefined);
  const value = isSeq(node)
    ? itemsOf(node.items as Node[], reading)
    : isMap(node)
      ? objectOf(node, reading)
      : undefined;
  reading.known.set(node, value);
  return value;
}

/** An alias inside of what it names has no value: a document is a tree. */
function aliasValue(alias: Alias, reading: YamlResult): unknown {
  const named = alias.resolve(reading.document);
  if (!named) return undefined;
  if (reading.known.has(named) && reading.known.get(named) === undefined) {
    reading.problems.push({
      message: `the alias *${alias.source} is part of what it names`,
      line: reading.lineOf(alias),
    });
    return undefined;
  }
  return plainValue(named, reading);
}

function itemsOf(items: readonly Node[], reading: YamlResult): unknown[] {
  const values: unknown[] = [];
  for (const [index, item] of items.entries()) {
    values.push(plainValue(item, reading));
    if (item) reading.table.note(values, index, reading.lineOf(item));
  }
  return values;
}

/** Own keys win over merged ones, and the first of several merged maps over the others. */
function objectOf(map: YAMLMap, reading: YamlResult): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  const merged: { readonly value: Record<string, unknown>; readonly line: number }[] = [];
  for (const { key, value } of map.items) {
    const keyNode = key as Node | null;
    const line = keyNode ? reading.lineOf(keyNode) : 1;
    const read = plainValue(value as Node | null, reading);
    if (isMergeKey(keyNode))
      merged.push(
        ...[read]
          .flat()
          .filter(isObject)
          .map((each) => ({ value: each, line })),
      );
    else {
      const name = keyText(keyNode);
      setOwn(object, name, read);
      reading.table.note(object, name, line);
    }
  }
  for (const { value, line } of merged) {
    for (const [name, inner] of Object.entries(value)) {
      if (Object.hasOwn(object, name)) continue;
      setOwn(object, name, inner);
      reading.table.note(object, name, reading.table.lineOf(value, name) ?? line);
    }
  }
  return object;
}

function isMergeKey(key: Node | null): boolean {
  return isScalar(key) && (key.value === '<<' || (typeof key.value === 'symbol' && key.source === '<<'));
}

/** `200:` is a number in YAML, and `on:` may be a boolean: keys are what is written. */
function keyText(key: Node | null): string {
  if (!isScalar(key)) return String(key ?? '');
  return key.source ?? String(key.value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

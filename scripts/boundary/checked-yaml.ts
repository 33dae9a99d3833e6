/** YAML of people, checked against a JSON Schema. */
import type { ErrorObject } from 'ajv';
import * as yaml from 'yaml';
import { closest } from './closest.ts';
import { readYaml } from './read-yaml.ts';

export interface YamlBreach {
  /** From 1. */
  readonly line: number;
  readonly what: string;
  /** What to do about it, where that is known. */
  readonly next?: string;
}

export type CheckedYaml =
  | {
      readonly ok: true;
      readonly document: yaml.Document.Parsed;
      readonly lines: yaml.LineCounter;
      readonly content: unknown;
      /** The line of a place, or of the nearest that is there around it. */
      lineOf(path: readonly string[]): number;
    }
  | { readonly ok: false; readonly problems: readonly YamlBreach[] };

/** The content of a file that is valid against `schema`, or every place where it is not. An empty file is valid. */
export async function readCheckedYaml(text: string, schema: object): Promise<CheckedYaml> {
  const read = readYaml(yaml, text);
  if (!read.ok) return read;
  const { document, lines, content } = read;
  const at = (path: readonly string[]) => lineOf(document, lines, path);
  if (document.contents === null) return { ...read, lineOf: at };
  // The validator is loaded only where there is something to check.
  const { Ajv } = await import('ajv');
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
  if (ajv.validate(schema, content)) return { ...read, lineOf: at };
  // What is wrong with a name is reported by the error of the name itself.
  const errors = (ajv.errors ?? []).filter(({ keyword }) => keyword !== 'propertyNames');
  const problems = errors.map((error) => {
    const { path, what, next } = explain(error);
    return { line: at(path), what, ...(next === undefined ? {} : { next }) };
  });
  return { ok: false, problems };
}

interface Explained {
  readonly path: readonly string[];
  readonly what: string;
  readonly next: string | undefined;
}

/** A breach in words, with the place that it is about and the next step. */
function explain(error: ErrorObject): Explained {
  const { instancePath, params, message, parentSchema, data, propertyName } = error;
  const path = keysOf(instancePath);
  const place = path.join(' → ') || 'the file';
  const { additionalProperty: extra, allowedValues } = params as Params;
  if (extra !== undefined) {
    const known = Object.keys((parentSchema?.properties as object | undefined) ?? {});
    return {
      path: [...path, extra],
      what: `${place} has an unknown field ${extra}`,
      next: oneOf(extra, known),
    };
  }
  if (allowedValues !== undefined) {
    const next = oneOf(String(data), allowedValues.map(String));
    return { path, what: `${place} cannot be ${JSON.stringify(data)}`, next };
  }
  const own = parentSchema?.errorHint;
  if (typeof own === 'string') {
    const isName = propertyName !== undefined;
    const what = isName
      ? `${place} cannot have the name ${JSON.stringify(propertyName)}`
      : `${place} is not in the expected form`;
    return { path: isName ? [...path, propertyName] : path, what, next: own };
  }
  return { path, what: `${place} ${message ?? 'is wrong'}`, next: undefined };
}

interface Params {
  readonly additionalProperty?: string;
  readonly allowedValues?: readonly unknown[];
}

function oneOf(given: string, known: readonly string[]): string | undefined {
  const near = closest(given, known);
  if (near !== undefined) return `did you mean ${near}?`;
  return known.length === 0 ? undefined : `it may be ${known.join(', ')}`;
}

function lineOf(document: yaml.Document, lines: yaml.LineCounter, path: readonly string[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

/** Of the key where there is one: the value may begin on the next line. */
function offsetOf(document: yaml.Document, path: readonly string[]): number | undefined {
  const around = document.getIn(path.slice(0, -1), true);
  const pair = yaml.isMap(around) ? around.items.find(({ key }) => String(key) === path.at(-1)) : undefined;
  const node = (pair?.key ?? document.getIn(path, true)) as
    | { readonly range?: readonly number[] }
    | undefined;
  return node?.range?.[0];
}

function keysOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Following `$ref`s between the files of a set. */
import { once } from '../../analysis/index.ts';
import {
  isObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  schemaMaps,
} from '../../documentation/index.ts';
import type { SchemaFile, SchemaSet } from '../model.ts';

const filesByPath = once(({ files }: SchemaSet) => new Map(files.map((file) => [file.path, file])));

/** The file at a path of the set. */
function fileAt(set: SchemaSet, path: string): SchemaFile {
  const file = filesByPath(set).get(path);
  if (!file) throw new Error(`no schema at ${path}`);
  return file;
}

/** The path that a `$ref` in the file at `from` points to; the file itself where the `$ref` is local. */
export function resolvePath(from: string, ref: string): string {
  const target = ref.split('#')[0]!;
  if (target === '') return from;
  const steps = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The schema with every `$ref` replaced by what `point` says, everywhere that a schema may be in it. */
export function withReferences(schema: Json, point: (ref: string) => string): Json {
  if (Array.isArray(schema)) return schema.map((each) => withReferences(each, point));
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema as JsonObject).map(([key, value]) => {
    if (key === '$ref' && typeof value === 'string') return [key, point(value)];
    // The names of schemas may be those of keywords.
    if (schemaMaps.has(key) && isObject(value))
      return [
        key,
        Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withReferences(each, point)])),
      ];
    if (key === 'enum' || key === 'const' || key === 'default' || key === 'examples') return [key, value];
    return [key, withReferences(value, point)];
  });
  return Object.fromEntries(entries);
}

/** The files that a file needs, itself first. */
export function withDependencies(set: SchemaSet, path: string): SchemaFile[] {
  const found = new Map<string, SchemaFile>();
  const visit = (each: string) => {
    if (found.has(each)) return;
    const file = fileAt(set, each);
    found.set(each, file);
    withReferences(file.schema, (ref) => {
      visit(resolvePath(each, ref));
      return ref;
    });
  };
  visit(path);
  return [...found.values()];
}

/** One schema that holds all it needs: other files become `$defs`, named after their types. */
export function selfContained(set: SchemaSet, path: string): JsonSchema {
  const [root, ...others] = withDependencies(set, path);
  const typeNames = new Map(others.map((file) => [file.path, file.typeName]));
  const local = (file: SchemaFile) =>
    withReferences(file.schema, (ref) => {
      const target = resolvePath(file.path, ref);
      const pointer = ref.includes('#') ? ref.slice(ref.indexOf('#') + 1) : '';
      return target === path ? `#${pointer}` : `#/$defs/${typeNames.get(target)}${pointer}`;
    }) as JsonSchema;
  const own = local(root!);
  if (others.length === 0) return own;
  const $defs = Object.fromEntries(others.map((file) => [file.typeName, local(file)]));
  return { ...own, $defs: { ...(own.$defs as JsonObject | undefined), ...$defs } };
}

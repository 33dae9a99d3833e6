/** Schemas that several parts of a document refer to. */
import { isObject, sameJson } from '../analysis/index.ts';
import {
  type Json,
  type JsonObject,
  type JsonSchema,
  keysOfReference,
  objectIn,
} from '../documentation/index.ts';

export interface Components {
  /** The schema with its definitions moved to the components of the document. */
  readonly moved: (schema: JsonSchema) => Json;
  readonly schemas: () => JsonObject;
}

export function openComponents(): Components {
  const schemas = new Map<string, Json>();

  function moved(schema: JsonSchema): Json {
    const definitions = { ...objectIn(schema.definitions), ...objectIn(schema.$defs) };
    const names = namesFor(definitions);
    const { $defs: _, definitions: __, ...own } = schema;
    for (const [name, definition] of Object.entries(definitions)) {
      schemas.set(names.get(name) ?? name, renamed(definition, names));
    }
    return renamed(own, names);
  }

  /** The name itself, or one with a number where another definition has it already. */
  function namesFor(definitions: JsonObject): ReadonlyMap<string, string> {
    const plain = new Map(Object.keys(definitions).map((name) => [name, componentName(name)]));
    const names = new Map<string, string>();
    for (const [name, definition] of Object.entries(definitions)) {
      const wish = plain.get(name) ?? name;
      let free = wish;
      for (let number = 2; isTaken(free, renamed(definition, plain)); number += 1) free = `${wish}${number}`;
      names.set(name, free);
    }
    return names;
  }

  function isTaken(name: string, definition: Json): boolean {
    const known = schemas.get(name);
    return known !== undefined && !sameJson(known, definition);
  }

  return { moved, schemas: () => Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Components have names of letters, digits, dots, dashes and underscores. */
function componentName(name: string): string {
  return name.replace(/[^\w.-]+/g, '_') || 'schema';
}

function renamed(schema: Json, names: ReadonlyMap<string, string>): Json {
  if (Array.isArray(schema)) return (schema as readonly Json[]).map((each) => renamed(each, names));
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? reference(value, names) : renamed(value, names),
    ]),
  );
}

function reference(written: string, names: ReadonlyMap<string, string>): string {
  const [keyword = '', plain, ...rest] = written.startsWith('#') ? keysOfReference(written) : [];
  if (plain === undefined || rest.length > 0 || !/^(\$defs|definitions)$/.test(keyword)) return written;
  return `#/components/schemas/${names.get(plain) ?? componentName(plain)}`;
}

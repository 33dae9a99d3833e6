/** Schemas that several parts of a document refer to. */
import { deeply, isObject, sameJson } from '../analysis/index.ts';
import {
  type Json,
  type JsonObject,
  type JsonSchema,
  keysOfReference,
  objectIn,
} from '../documentation/index.ts';
import { inBothDirections } from './in-both-directions.ts';

export interface Components {
  /** The schema with its definitions moved to the components of the document. */
  readonly moved: (schema: JsonSchema | boolean) => Json;
  readonly schemas: () => JsonObject;
}

export function openComponents(): Components {
  const schemas = new Map<string, Json>();

  function moved(schema: JsonSchema | boolean): Json {
    if (typeof schema === 'boolean') return schema;
    const definitions = { ...objectIn(schema.definitions), ...objectIn(schema.$defs) };
    const names = namesFor(definitions);
    const { $defs: _, definitions: __, ...own } = schema;
    for (const [name, definition] of Object.entries(definitions)) {
      const free = names.get(name) ?? name;
      schemas.set(free, together(free, renamed(definition, names)) as Json);
    }
    return renamed(own, names);
  }

  /**
   * The name itself, or one with a number where another definition has it already. What refers to a definition of another
   * name is another definition, too.
   */
  function namesFor(definitions: JsonObject): ReadonlyMap<string, string> {
    const names = new Map(Object.keys(definitions).map((name) => [name, componentName(name)]));
    for (let isSettled = false; !isSettled; ) {
      isSettled = true;
      for (const [name, definition] of Object.entries(definitions)) {
        const wish = names.get(name) ?? name;
        let free = wish;
        for (let number = 2; together(free, renamed(definition, names)) === undefined; number += 1)
          free = `${componentName(name)}${number}`;
        if (free !== wish) isSettled = false;
        names.set(name, free);
      }
    }
    return names;
  }

  /** With what has the name already; undefined if that is something else. */
  function together(name: string, definition: Json): Json | undefined {
    const known = schemas.get(name);
    if (known === undefined || sameJson(known, definition)) return definition;
    return inBothDirections(known, definition);
  }

  return { moved, schemas: () => Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Components have names of letters, digits, dots, dashes and underscores. */
function componentName(name: string): string {
  return name.replace(/[^\w.-]+/g, '_') || 'schema';
}

function renamed(schema: Json, names: ReadonlyMap<string, string>): Json {
  return deeply(schema, (each) =>
    isObject(each) && typeof each.$ref === 'string' ? { ...each, $ref: reference(each.$ref, names) } : each,
  );
}

function reference(written: string, names: ReadonlyMap<string, string>): string {
  const [keyword = '', plain, ...rest] = written.startsWith('#') ? keysOfReference(written) : [];
  if (plain === undefined || rest.length > 0 || !/^(\$defs|definitions)$/.test(keyword)) return written;
  return `#/components/schemas/${names.get(plain) ?? componentName(plain)}`;
}

import type { Json, JsonObject, JsonSchema } from '../../documentation/index.ts';
import { escapeStep, isObject } from '../json.ts';
import { type Provenance, provenanceAt, type ResolvedSchema } from './resolved-schema.ts';

/**
 * The part of a schema that a request may be refused for. What only examples suggest is left out, but for the `type`,
 * which the answers that show the value have to keep as well. `null` stands for nothing where a field may be left out.
 */
export function refusingSchema(resolved: ResolvedSchema): JsonSchema {
  const at = (keyword: string, pointer: string) => provenanceAt(resolved, `${pointer}/${keyword}`);
  const reduced = (schema: Json, pointer: string, mayBeNull: boolean): Json => {
    if (!isObject(schema)) return schema;
    const required = (schema.required ?? []) as readonly string[];
    const demanded = required.filter((name) => isStated(at(`required/${escapeStep(name)}`, pointer)));
    const entries = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
      const place = `${pointer}/${keyword}`;
      switch (keyword) {
        case 'properties':
          return [[keyword, propertiesOf(value as JsonObject, place, demanded)]];
        case 'items':
        case 'additionalProperties':
          return [[keyword, reduced(value, place, true)]];
        case 'required':
          return demanded.length > 0 ? [[keyword, demanded]] : [];
        case 'type':
          return [[keyword, mayBeNull ? [...new Set([value, 'null'].flat())] : value]];
        case 'enum':
          if (!isStated(at(keyword, pointer))) return [];
          return [[keyword, mayBeNull ? [...(value as Json[]), null] : value]];
        default:
          return isStated(at(keyword, pointer)) ? [[keyword, value]] : [];
      }
    });
    return Object.fromEntries(entries);
  };
  const propertiesOf = (properties: JsonObject, place: string, demanded: readonly string[]): Json =>
    Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [
        name,
        reduced(schema, `${place}/${escapeStep(name)}`, !demanded.includes(name)),
      ]),
    );
  return isWritten(resolved) ? resolved.schema : (reduced(resolved.schema, '', false) as JsonSchema);
}

function isStated(provenance: Provenance | undefined): boolean {
  return provenance?.kind === 'stated';
}

/** A schema that the document itself writes is taken whole. */
function isWritten({ provenance }: ResolvedSchema): boolean {
  const whole = provenance[''];
  return whole?.kind === 'stated' && whole.by === 'schema';
}

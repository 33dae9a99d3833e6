import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { formatTable, type Json, type JsonSchema, readPattern } from '../../../documentation/index.ts';
import { escapeStep, keysOf, withValueAt } from '../../json.ts';

const metaSchema = new Ajv2020({
  strict: false,
  allErrors: true,
  logger: false,
  unicodeRegExp: false,
  formats: formatTable,
});

/** Leaves out each keyword that draft 2020-12 refuses. */
export function withoutInvalid(schema: JsonSchema, problems: Set<string>): JsonSchema | undefined {
  let valid = schema;
  for (let round = 0; round < 50; round++) {
    const refused = refusedBy(valid);
    if (refused === undefined) return valid;
    if (refused === '') return undefined;
    problems.add(`what it says at ${refused} is not valid`);
    valid = withValueAt(valid, keysOf(refused), undefined) as JsonSchema;
  }
  return undefined;
}

/** The place of a keyword that is not valid, undefined if all are. */
function refusedBy(schema: JsonSchema): string | undefined {
  if (metaSchema.validateSchema(schema) !== true) {
    const errors = (metaSchema.errors ?? []) as ErrorObject[];
    const deepest = errors.reduce(
      (a, b) => (b.instancePath.length > a.instancePath.length ? b : a),
      errors[0]!,
    );
    return deepest.instancePath;
  }
  return badPattern(schema, '');
}

function badPattern(value: Json, place: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const at = `${place}/${escapeStep(key)}`;
    if (key === 'pattern' && typeof inner === 'string' && readPattern(inner) === undefined) return at;
    const found = badPattern(inner, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

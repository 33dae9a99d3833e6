/** What drafts before 2020-12 say in other places. Each `rewrite` function changes the keywords of one schema. */
import {
  isObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  objectIn,
  schemaMaps,
} from '../../../documentation/index.ts';
import { valueAt } from '../../json.ts';

/** Until 2019-09, `items` may be a list of schemas, and `additionalItems` is for the items behind them. */
export function rewriteTuples(result: Record<string, Json>): void {
  const { items, additionalItems } = result;
  delete result.additionalItems;
  if (!Array.isArray(items)) return;
  result.prefixItems ??= items;
  delete result.items;
  if (additionalItems !== undefined) result.items = additionalItems;
}

/** Until draft 7, `dependencies` holds both names and schemas. */
export function rewriteDependencies(result: Record<string, Json>, rewrite: (schema: Json) => Json): void {
  const { dependencies } = result;
  if (!isObject(dependencies)) return;
  delete result.dependencies;
  const names: [string, Json][] = [];
  const schemas: [string, Json][] = [];
  for (const [name, said] of Object.entries(dependencies)) {
    if (Array.isArray(said) || typeof said === 'string') names.push([name, [said].flat() as Json]);
    else schemas.push([name, rewrite(said)]);
  }
  if (names.length > 0)
    result.dependentRequired = { ...Object.fromEntries(names), ...objectIn(result.dependentRequired) };
  if (schemas.length > 0)
    result.dependentSchemas = { ...Object.fromEntries(schemas), ...objectIn(result.dependentSchemas) };
}

/** Until draft 7, `$defs` are called `definitions`. */
export function rewriteDefinitions(result: Record<string, Json>): void {
  const { definitions } = result;
  if (!isObject(definitions) || result.$defs !== undefined) return;
  delete result.definitions;
  result.$defs = definitions;
}

/** Where a place of a written schema is found after the rewriting. */
export function modernPlace(root: JsonSchema, place: readonly string[]): readonly string[] {
  let isKeyword = true;
  return place.map((key, depth) => {
    const schema = valueAt(root, place.slice(0, depth));
    if (!isKeyword || !isObject(schema)) {
      isKeyword = true;
      return key;
    }
    isKeyword = !schemaMaps.has(key) && key !== 'dependencies';
    return modernKeyword(schema, key);
  });
}

function modernKeyword(schema: JsonObject, key: string): string {
  switch (key) {
    case 'definitions':
      return schema.$defs === undefined ? '$defs' : key;
    case 'dependencies':
      return 'dependentSchemas';
    case 'items':
      return Array.isArray(schema.items) ? 'prefixItems' : key;
    case 'additionalItems':
      return Array.isArray(schema.items) ? 'items' : key;
    default:
      return key;
  }
}

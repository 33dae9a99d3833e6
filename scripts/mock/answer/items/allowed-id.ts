/** Ids of new items, as what is written of them allows it. */
import {
  type ApiOperation,
  effectiveSchema,
  isObject,
  isScalar,
  isSuccess,
  once,
  type ResourceModel,
  refusingSchema,
} from '../../../analysis/index.ts';
import {
  allows,
  type Json,
  type JsonSchema,
  type Operation,
  ownOf,
  schemaVariants,
} from '../../../documentation/index.ts';
import type { ScenarioPlan } from '../../../scenarios/index.ts';
import { operationsThrough } from '../documented/operations-through.ts';
import type { ServedApi, ServedResource } from '../model/model.ts';
import { typedLike } from './identity.ts';

/** More ids than these are not made to find one that is not taken. */
const mostTried = 100;

/** An id as the schemas of the path and of the answers allow it; the one in the form of the documented ids if they do. */
export function allowedId(
  resource: ServedResource,
  api: ServedApi,
  isTaken: (id: string) => boolean,
  make: () => string,
): string {
  const made = make();
  const schemas = idSchemasOf(resource, api);
  const isAllowed = (id: string) => schemas.every((schema) => allows(schema, valueAs(schema, id), schema));
  if (isAllowed(made)) return made;
  for (const { example: _example, examples: _examples, default: _default, ...bare } of schemas) {
    const others = schemaVariants(bare, mostTried).filter(isScalar).map(String);
    const found = others.find((id) => id !== '' && !isTaken(id) && isAllowed(id));
    if (found !== undefined) return found;
  }
  return made;
}

function valueAs({ type }: JsonSchema, id: string): Json {
  const isNumeric = [type].flat().some((each) => each === 'integer' || each === 'number');
  return isNumeric ? typedLike(0, id) : id;
}

/** What is written of the id: in the answers that show it, and of the variable that names an item. */
function idSchemasOf(resource: ServedResource, { plan }: ServedApi): readonly JsonSchema[] {
  const { model, shape, idField } = resource;
  const described = describedById(plan);
  const showing = [model.list, model.read].filter((operation) => operation !== undefined);
  const shown = showing.flatMap((operation) => {
    const place = placeOfItem(operation, model);
    if (place === undefined || idField === undefined) return [];
    return (described.get(operation.id)?.responses ?? []).flatMap(({ content }, index) => {
      const response = operation.responses[index];
      const isShown = content.kind === 'json' && response?.schema !== undefined && isSuccess(response);
      const schema = isShown ? schemaAt(content.resolved.schema, [...place, ...idField]) : undefined;
      return schema === undefined ? [] : [schema];
    });
  });
  const named = (operationsThrough(plan).get(shape) ?? [])
    .flatMap(({ operation }) => described.get(operation.id)?.parameters ?? [])
    .filter(({ name, in: place }) => place === 'path' && name === model.variable)
    .map(({ resolved }) => refusingSchema(resolved));
  return [...shown, ...named];
}

const describedById = once(
  ({ api }: ScenarioPlan): ReadonlyMap<string, ApiOperation> =>
    new Map(api.operations.map((each) => [each.operation.id, each])),
);

/** Where the answers of an operation show an item; undefined where they show none. */
function placeOfItem({ id }: Operation, model: ResourceModel): readonly string[] | undefined {
  if (id === model.read?.id) return model.readObject ?? [];
  return id === model.list?.id && model.listItems ? [...model.listItems, '0'] : undefined;
}

/** The schema of a value in a body, with the definitions that it refers to. */
function schemaAt(root: JsonSchema, keys: readonly string[]): JsonSchema | undefined {
  const { $defs = {}, definitions = {} } = root;
  const found = keys.reduce<Json | undefined>((schema, key) => {
    const { properties, items } = isObject(schema) ? effectiveSchema(schema, root) : {};
    const own = isObject(properties) ? ownOf(properties, key) : undefined;
    return own ?? (/^\d+$/.test(key) ? items : undefined);
  }, root);
  return isObject(found) ? { ...found, $defs, definitions } : undefined;
}

/** Ids of new items, as what is written of them allows it. */
import {
  effectiveSchema,
  isObject,
  isScalar,
  isSuccess,
  type ResourceModel,
  refusingSchema,
} from '../../../analysis/index.ts';
import {
  allows,
  type Json,
  type JsonSchema,
  type Operation,
  ownOf,
  pathShape,
  schemaVariants,
} from '../../../documentation/index.ts';
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
  const schemas = [...shownIdSchemas(resource, api), ...namedIdSchemas(resource, api)];
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

/** Whether answers can show an item with this id. */
export function canBeShown(id: string, resource: ServedResource, api: ServedApi): boolean {
  return shownIdSchemas(resource, api).every((schema) => allows(schema, valueAs(schema, id), schema));
}

/** What is written of the id in the answers that show it. */
function shownIdSchemas(resource: ServedResource, { operations }: ServedApi): readonly JsonSchema[] {
  const { idField } = resource;
  return operations.flatMap(({ described }) => {
    const place = placeOfItem(described.operation, resource);
    if (place === undefined || idField === undefined) return [];
    return described.responses.flatMap(({ content }, index) => {
      const response = described.operation.responses[index];
      const isShown = content.kind === 'json' && response?.schema !== undefined && isSuccess(response);
      const schema = isShown ? schemaAt(content.resolved.schema, [...place, ...idField]) : undefined;
      return schema === undefined ? [] : [schema];
    });
  });
}

/** What is written of the variable that names an item. */
function namedIdSchemas({ id, variable }: ServedResource, { operations }: ServedApi): readonly JsonSchema[] {
  return operations
    .filter(({ operation }) => pathShape(operation.uriTemplate).startsWith(id))
    .flatMap(({ described }) => described.parameters)
    .filter(({ name, in: place }) => place === 'path' && name === variable)
    .map(({ resolved }) => refusingSchema(resolved));
}

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

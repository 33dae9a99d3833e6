/** Ids of new items, as what is written of them allows it. */
import {
  type ApiOperation,
  type ApiParameter,
  isObject,
  isScalar,
  isSuccess,
  itemPathsOf,
  keywordsOf,
  once,
  refusingSchema,
} from '../../../analysis/index.ts';
import {
  allows,
  effectiveSchema,
  grouped,
  type Json,
  type JsonSchema,
  type Operation,
  ownOf,
  schemaVariants,
} from '../../../documentation/index.ts';
import type { ScenarioPlan } from '../../../scenarios/index.ts';
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
  const { shown = [], named = [] } = idSchemas(api).get(resource.id) ?? {};
  const schemas = [...shown, ...named];
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
  const { shown = [] } = idSchemas(api).get(resource.id) ?? {};
  return shown.every((schema) => allows(schema, valueAs(schema, id), schema));
}

/** What answers and paths say of an id. */
interface IdSchemas {
  readonly shown: readonly JsonSchema[];
  readonly named: readonly JsonSchema[];
}

/** What is written of the ids of each resource. */
const idSchemas = once(({ operations, resources, plan }: ServedApi): ReadonlyMap<string, IdSchemas> => {
  const described = new Map(operations.map((each) => [each.operation, each.described]));
  const through = grouped(
    operations.flatMap(({ operation, described: { parameters } }) =>
      itemPathsOf(operation).map(({ shape }) => [shape, parameters] as const),
    ),
  );
  return new Map(
    resources.map((resource) => [
      resource.id,
      {
        shown: shownIds(resource, described),
        named: [...namedIds(resource, through.get(resource.id) ?? []), ...demandedIds(resource, plan)],
      },
    ]),
  );
});

/** What is written of the id in the answers that show it. */
function shownIds(
  { idField, read, readObject = [], list, listItems }: ServedResource,
  operations: ReadonlyMap<Operation, ApiOperation>,
): readonly JsonSchema[] {
  if (idField === undefined) return [];
  const places = new Map([
    ...(list && listItems ? [[list, [...listItems, '0']] as const] : []),
    ...(read ? [[read, readObject] as const] : []),
  ]);
  return [...places].flatMap(([operation, place]) => {
    const described = operations.get(operation);
    if (!described) return [];
    return described.responses.flatMap(({ content }, index) => {
      const response = described.operation.responses[index];
      const isShown = content.kind === 'json' && response?.schema !== undefined && isSuccess(response);
      const schema = isShown ? schemaAt(content.resolved.schema, [...place, ...idField]) : undefined;
      return schema === undefined ? [] : [schema];
    });
  });
}

/** What is written of the variable that names an item. */
function namedIds(
  { variable }: ServedResource,
  parameters: readonly (readonly ApiParameter[])[],
): readonly JsonSchema[] {
  return parameters
    .flat()
    .filter(({ name, in: place }) => place === 'path' && name === variable)
    .map(({ resolved }) => refusingSchema(resolved));
}

/** What a refusal says of the variable that names an item. */
function demandedIds({ id, variable }: ServedResource, { scenarios }: ScenarioPlan): readonly JsonSchema[] {
  return scenarios
    .filter(({ operation }) => itemPathsOf(operation).some(({ shape }) => shape === id))
    .flatMap(({ interpretations }) => interpretations)
    .flatMap(({ condition }) =>
      'rule' in condition && 'in' in condition && condition.in === 'path' && condition.name === variable
        ? [keywordsOf(condition.rule)]
        : [],
    );
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

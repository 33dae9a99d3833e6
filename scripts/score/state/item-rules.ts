/** What the documentation says of the items of each resource. */
import {
  bodyFieldsOf,
  breaks,
  effectiveSchema,
  type ResourceModel,
  referenceFields,
  rulesOfField,
  successOf,
  valueAt,
  withValueAt,
} from '../../analysis/index.ts';
import type { JsonObject, JsonSchema, Operation } from '../../documentation/index.ts';
import { objectIn } from '../../documentation/index.ts';
import type { SavedState } from '../../mock/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';
import { allowsIn } from '../documented-bodies.ts';
import type { ItemRules } from './other-values.ts';

/** By the key under which a state has the items of a resource. */
export function itemRules(plan: ScenarioPlan, documented: SavedState): ReadonlyMap<string, ItemRules> {
  const { api } = plan;
  const allowed = allowsIn(plan);
  const ids = idsIn(documented);
  return new Map(
    api.resources.map((resource) => {
      const shown = placesOf(resource).flatMap(({ operation, place, isList }) => {
        const response = successOf(operation);
        const allows = response && allowed.get(response.id);
        const body = response?.body?.json;
        if (!response || !allows || body === undefined) return [];
        const put = (item: JsonObject) => withValueAt(body, place, isList ? [item] : item);
        return [
          {
            allows: (item: JsonObject) => allows(put(item)),
            schema: itemSchema(response.id, place, isList, plan),
          },
        ];
      });
      const rules: ItemRules = {
        schema: shown[0]?.schema ?? {},
        allows: (item) => shown.every(({ allows }) => allows(item as JsonObject)),
        accepts: acceptedBy(resource),
        isTaken: (value) => ids.has(String(value)),
      };
      return [`${api.description.name}:${resource.id}`, rules];
    }),
  );
}

/** Where answers show an item. */
function placesOf({ read, readObject, list, listItems }: ResourceModel): readonly {
  readonly operation: Operation;
  readonly place: readonly string[];
  readonly isList: boolean;
}[] {
  return [
    ...(read && readObject ? [{ operation: read, place: readObject, isList: false }] : []),
    ...(list && listItems ? [{ operation: list, place: listItems, isList: true }] : []),
  ];
}

function itemSchema(
  id: string,
  place: readonly string[],
  isList: boolean,
  { api }: ScenarioPlan,
): JsonSchema {
  const contents = api.operations.flatMap(({ operation, responses }) =>
    operation.responses.flatMap((response, at) => (response.id === id ? [responses[at]?.content] : [])),
  );
  const [content] = contents;
  if (content?.kind !== 'json') return {};
  const root = content.resolved.schema;
  const steps = [...place.map((key) => ['properties', key]), ...(isList ? [['items']] : [])];
  const found = steps.reduce(
    (own, step) => effectiveSchema(objectIn(valueAt(own, step)), root),
    effectiveSchema(root, root),
  );
  return { $defs: objectIn(root.$defs), ...found };
}

function idsIn({ resources }: SavedState): ReadonlySet<string> {
  const tables = Object.values(resources).flatMap((parents) => Object.values(parents));
  return new Set(tables.flatMap((items) => items.map(({ id }) => id)));
}

/** By what is said of the fields of writes; what names something else is accepted as it is alone. */
function acceptedBy({ create, replace, update }: ResourceModel): ItemRules['accepts'] {
  const writes = [create, replace, update].filter((each) => each !== undefined);
  const references = new Set(writes.flatMap(referenceFields).map(({ name }) => name));
  const fields = writes.flatMap(bodyFieldsOf);
  return (name, value) =>
    !references.has(name) &&
    fields
      .filter((field) => field.name === name)
      .every((field) => !rulesOfField(field).some(({ rule }) => breaks(rule, value)));
}

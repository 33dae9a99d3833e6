/** What the documentation says of the items of each resource. */
import {
  bodyFieldsOf,
  breaks,
  type ResourceModel,
  type Rule,
  referenceFields,
  rulesOfField,
  rulesOfParameter,
  successOf,
  withValueAt,
} from '../../analysis/index.ts';
import type { JsonObject } from '../../documentation/index.ts';
import { resourceKey, type SavedState } from '../../mock/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';
import { allowsIn } from '../documented-bodies.ts';
import { itemSchema, shownPlaces } from './item-schema.ts';
import type { ItemRules } from './other-values.ts';

/** By the key under which a state has the items of a resource. */
export function itemRules(plan: ScenarioPlan, documented: SavedState): ReadonlyMap<string, ItemRules> {
  const { api } = plan;
  const allowed = allowsIn(plan);
  const ids = idsIn(documented);
  return new Map(
    api.resources.map((resource) => {
      const shown = shownPlaces(resource).flatMap(({ operation, place, isList, listedIn }) => {
        const response = successOf(operation);
        const allows = response && allowed.get(response.id);
        const body = response?.body?.json;
        if (!response || !allows || body === undefined) return [];
        const entry = (item: JsonObject) =>
          listedIn === undefined ? item : { ...resource.listedAround, [listedIn]: item };
        const put = (item: JsonObject) => withValueAt(body, place, isList ? [entry(item)] : item);
        return [(item: JsonObject) => allows(put(item))];
      });
      const rules: ItemRules = {
        schema: itemSchema(resource, api),
        allows: (item) => shown.every((allows) => allows(item as JsonObject)),
        accepts: acceptedBy(resource),
        ids: idRules(resource),
        isTaken: (value) => ids.has(String(value)),
      };
      return [resourceKey(api, resource.id), rules];
    }),
  );
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

function idRules({ variable, ...resource }: ResourceModel): readonly Rule[] {
  const named = [resource.read, resource.replace, resource.update, resource.remove].flatMap(
    (operation) => operation?.parameters.filter((each) => each.in === 'path' && each.name === variable) ?? [],
  );
  return named.flatMap((parameter) => rulesOfParameter(parameter, undefined)).map(({ rule }) => rule);
}

/** Values that the documentation shows as valid, by the name of the field they are in. */

import { bodyFieldsOf, isObject, isSuccess, operationsOf } from '../../../analysis/index.ts';
import type { Attribute, Json } from '../../../documentation/index.ts';
import type { ScenarioPlan } from '../../../scenarios/index.ts';
import { nameKey, namesOneThing } from '../../../vocabulary/index.ts';

export type ValuesByField = ReadonlyMap<string, ReadonlySet<string>>;

export function documentedValues(plan: ScenarioPlan): ValuesByField {
  const found = new Map<string, Set<string>>();
  const add = (name: string, value: Json) => {
    if (typeof value === 'object') return;
    const key = nameKey(name);
    const values = found.get(key);
    if (values) values.add(String(value));
    else found.set(key, new Set([String(value)]));
  };
  const addAll = (value: Json, name: string): void => {
    if (Array.isArray(value)) for (const each of value as readonly Json[]) addAll(each, name);
    else if (isObject(value)) {
      for (const [key, child] of Object.entries(value)) {
        addAll(child, key);
        // A thing is named by its id: `"channel": {"id": "C02"}`.
        if (name !== '' && namesOneThing(key)) add(name, child);
      }
    } else add(name, value);
  };
  const describe = (attribute: Attribute): void => {
    for (const value of [attribute.example, attribute.default, ...attribute.values]) {
      if (value !== undefined) addAll(value, attribute.name);
    }
    attribute.children.forEach(describe);
  };
  for (const operation of operationsOf(plan.api.description)) {
    const refused = new Set(
      operation.responses.filter((each) => each.status >= 400).flatMap((each) => each.requests),
    );
    const accepted = new Set(operation.responses.filter(isSuccess).flatMap((each) => each.requests));
    operation.requests.forEach((request, index) => {
      if (refused.has(index) && !accepted.has(index)) return;
      if (request.body?.json !== undefined) addAll(request.body.json, '');
      request.attributes.forEach(describe);
    });
    for (const { name, example, default: fallback, values } of operation.parameters) {
      for (const value of [example, fallback, ...values]) if (value !== undefined) add(name, value);
    }
    const isForm = operation.requests.every((request) => request.body?.json === undefined);
    if (isForm) for (const field of bodyFieldsOf(operation)) addAll(field.example ?? null, field.name);
    for (const response of operation.responses.filter(isSuccess)) {
      if (response.body?.json !== undefined) addAll(response.body.json, '');
    }
    operation.attributes.forEach(describe);
    for (const table of operation.tables) table.attributes.forEach(describe);
  }
  return found;
}

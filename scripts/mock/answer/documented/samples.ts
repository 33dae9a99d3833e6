/** The items that documentation shows of a resource, each with its id. */
import {
  exampleValue,
  isObject,
  isSuccess,
  operationsOf,
  pathOf,
  type ResourceModel,
  valueAt,
} from '../../../analysis/index.ts';
import {
  isNumber,
  type Json,
  type JsonObject,
  type Operation,
  pathShape,
} from '../../../documentation/index.ts';
import type { Attempt, ScenarioPlan, Supply } from '../../../scenarios/index.ts';
import { type OperationThrough, operationsThrough } from './operations-through.ts';

export interface Sample {
  /** Text of the id; undefined where nothing tells it. */
  readonly id: string | undefined;
  readonly value: JsonObject;
  readonly from: 'list' | 'read' | 'write';
}

export function documentedItems(model: ResourceModel, plan: ScenarioPlan): readonly Sample[] {
  const samples = [...listSamples(model), ...readSamples(model, plan)];
  return samples.length > 0 ? samples : writeSamples(model, plan);
}

function listSamples(model: ResourceModel): readonly Sample[] {
  if (!model.list || !model.listItems) return [];
  const path = model.listItems;
  const lists = jsonSuccesses(model.list).map((json) => objectsAt(json, path));
  const [form] = lists.find((items) => items.length > 0) ?? [];
  return lists
    .flat()
    .filter((item) => form !== undefined && isOfForm(item, form))
    .map((value) => sampleOf(value, model, 'list', undefined));
}

export function objectsAt(json: Json, path: readonly string[]): readonly JsonObject[] {
  const items = valueAt(json, path);
  return Array.isArray(items) ? (items as readonly Json[]).filter(isObject) : [];
}

/** Whether an object shows at least half of what another one shows; else it is another way to show things. */
export function isOfForm(value: JsonObject, form: JsonObject): boolean {
  const keys = Object.keys(form);
  return keys.filter((key) => Object.hasOwn(value, key)).length * 2 >= keys.length;
}

function readSamples(model: ResourceModel, plan: ScenarioPlan): readonly Sample[] {
  const { read, readObject } = model;
  if (!read || !readObject) return [];
  const example =
    exampleOf(model, plan, ({ operation }) => operation.id === read.id) ?? exampleOf(model, plan);
  return jsonSuccesses(read).flatMap((json) => {
    const value = valueAt(json, readObject);
    return isObject(value) ? [sampleOf(value, model, 'read', example)] : [];
  });
}

function writeSamples(model: ResourceModel, plan: ScenarioPlan): readonly Sample[] {
  const writing = [model.create, model.replace, model.update].filter((each) => each !== undefined);
  return writing.flatMap((operation) =>
    jsonSuccesses(operation).flatMap((json) => {
      const value = objectShowing(json, model);
      return value ? [sampleOf(value, model, 'write', exampleOf(model, plan))] : [];
    }),
  );
}

/** The object in a body that shows the resource's id, else the body where it is more than a message. */
function objectShowing(json: Json, model: ResourceModel, depth = 2): JsonObject | undefined {
  if (!isObject(json)) return undefined;
  const idField = model.idField ?? ['id'];
  if (valueAt(json, idField) !== undefined) return json;
  if (depth === 0) return undefined;
  for (const child of Object.values(json)) {
    const found = objectShowing(child, model, depth - 1);
    if (found) return found;
  }
  return undefined;
}

function sampleOf(
  value: JsonObject,
  model: ResourceModel,
  from: Sample['from'],
  example: string | undefined,
): Sample {
  const id = model.idField && valueAt(value, model.idField);
  const text = typeof id === 'string' || isNumber(id) ? String(id) : example;
  return { id: text, value, from };
}

function jsonSuccesses(operation: Operation): readonly Json[] {
  return operation.responses.filter(isSuccess).flatMap((response) => {
    const json = response.body?.json;
    return json === undefined ? [] : [json];
  });
}

/** The documented example of the variable that names an item, in the path of an operation that counts. */
export function exampleOf(
  model: ResourceModel,
  plan: ScenarioPlan,
  counts: (through: OperationThrough) => boolean = () => true,
): string | undefined {
  return operationsTo(model, plan).filter(counts).flatMap(idsShown)[0];
}

/** Every documented example id of a resource, whichever operation's path shows it. */
export function exampleIdsOf(model: ResourceModel, plan: ScenarioPlan): readonly string[] {
  return [...new Set(operationsTo(model, plan).flatMap(idsShown))];
}

function idsShown({ operation, variable }: OperationThrough): readonly string[] {
  const parameter = operation.parameters.find((each) => each.name === variable);
  if (!parameter) return [];
  const values = parameter.values.length > 0 ? parameter.values : [exampleValue(parameter)];
  return values.flatMap((value) => (value === undefined || value === '' ? [] : [value]));
}

/** Ids that a planned success asks for as they are documented, in its path or in another list: they have to be there. */
export function plannedIdsOf(model: ResourceModel, plan: ScenarioPlan): readonly string[] {
  const isElsewhere = !model.list && !model.create;
  const ids = plannedSuccesses(model, plan).flatMap(({ variable, attempt }) => {
    const value = attempt?.request.values[variable];
    const need = attempt?.needs.find((each) => each.name === variable);
    const sources = need?.kind === 'existing' && isElsewhere ? need.sources : [];
    const listed = sources.flatMap((each) => idsListedBy(each, plan));
    return value === undefined || value === '' ? listed : [value, ...listed];
  });
  return [...new Set(ids)];
}

/** The first attempts of successes whose paths go through a resource, with what they call its items. */
export function plannedSuccesses(
  model: ResourceModel,
  plan: ScenarioPlan,
): readonly { readonly variable: string; readonly attempt: Attempt | undefined }[] {
  return operationsTo(model, plan).flatMap(({ variable, scenarios }) =>
    scenarios
      .filter(({ response }) => isSuccess(response))
      .map(({ attempts: [attempt] }) => ({ variable, attempt })),
  );
}

function operationsTo(model: ResourceModel, plan: ScenarioPlan): readonly OperationThrough[] {
  return operationsThrough(plan).get(model.id) ?? [];
}

/** The ids in the documented answer of the list that shows them. */
function idsListedBy(supply: Supply, { api }: ScenarioPlan): readonly string[] {
  if (supply.kind !== 'listed') return [];
  const { request, items } = supply.list;
  const shape = pathShape(request.path);
  const list = operationsOf(api.description).find(
    ({ method, uriTemplate }) => method === request.method && pathShape(pathOf(uriTemplate)) === shape,
  );
  return (list ? jsonSuccesses(list) : [])
    .flatMap((json) => objectsAt(json, items))
    .map((item) => valueAt(item, supply.field))
    .filter((id) => (typeof id === 'string' && id !== '') || isNumber(id))
    .map(String);
}

/** A resource of items under ids, as complete as the documentation shows it. */
import { isObject, isScalar, isSecretName, type ResourceModel, valueAt } from '../../../analysis/index.ts';
import { type JsonObject, type Operation, pathSegments, pathShape } from '../../../documentation/index.ts';
import { type ScenarioPlan, stageOf } from '../../../scenarios/index.ts';
import { documentedItems, exampleOf } from '../documented/samples.ts';
import { pathVariables } from '../items/parents.ts';
import type { ServedResource } from '../model/model.ts';
import { namesInSchemas } from './schema-names.ts';
import { keysOf, shownFields } from './shown-fields.ts';

export function serveItems(model: ResourceModel, plan: ScenarioPlan): ServedResource {
  const samples = documentedItems(model, plan);
  const reads = samples.filter((sample) => sample.from === 'read').map((sample) => sample.value);
  const listItems = samples.filter((sample) => sample.from === 'list').map((sample) => sample.value);
  const others = samples.filter((sample) => sample.from === 'write').map((sample) => sample.value);
  const [firstRead] = reads;
  const template = withoutHidden(
    { ...(listItems[0] ?? others[0] ?? sentObject(model, firstRead)), ...firstRead },
    [...reads, ...listItems, ...others],
  );
  const idField = idFieldFor(model, firstRead, template, plan);
  const id = idField && valueAt(template, idField);
  return {
    key: `${plan.api.description.name}:${model.id}`,
    api: plan.api.description.name,
    shape: model.id,
    kind: 'items',
    model: { ...model, idField },
    depth: pathVariables(model.itemPath).length - 1,
    idField,
    open: isOpen(model, plan),
    openParents: false,
    parentNames: [],
    elsewhere: [],
    shownBy: [],
    template,
    templateId: isScalar(id) ? String(id) : (exampleOf(model, plan) ?? ''),
    shown: shownFields(reads, model.read, plan, model.readObject),
    listed: listItems.length > 0 ? listedFields(listItems, model, plan) : undefined,
    alwaysListed: alwaysListed(listItems),
  };
}

/** The field that shows the id which the documented path asks for, where the plan knows none or another one. */
function idFieldFor(
  model: ResourceModel,
  read: JsonObject | undefined,
  template: JsonObject,
  plan: ScenarioPlan,
): readonly string[] | undefined {
  const shown = read ?? (model.idField === undefined ? template : undefined);
  const example = exampleOf(model, plan, ({ operation }) => isNamedAs(model.variable, operation));
  const id = shown && valueAt(shown, model.idField ?? []);
  if (!shown || example === undefined || (isScalar(id) && String(id) === example)) return model.idField;
  const field = Object.entries(shown).find(([, value]) => isScalar(value) && String(value) === example);
  return field ? [field[0]] : model.idField;
}

function isNamedAs(variable: string, { uriTemplate }: Operation): boolean {
  return pathSegments(uriTemplate).some((segment) => segment.variables.includes(variable));
}

/** Without secrets that a request shows and no answer does. */
function withoutHidden(template: JsonObject, shown: readonly JsonObject[]): JsonObject {
  const visible = keysOf(shown);
  return Object.fromEntries(
    Object.entries(template).filter(([key]) => visible.has(key) || !isSecretName(key)),
  );
}

/** The documented body of a create, without the wrapper that the read does not have. */
function sentObject(model: ResourceModel, read: JsonObject | undefined): JsonObject {
  const writing = [model.create, model.replace, model.update].filter((each) => each !== undefined);
  for (const operation of writing) {
    const json = operation.requests.find((request) => isObject(request.body?.json))?.body?.json;
    if (!isObject(json)) continue;
    const [[name, inner] = [], ...others] = Object.entries(json);
    const isWrapped = read && name !== undefined && others.length === 0 && !Object.hasOwn(read, name);
    return isWrapped && isObject(inner) ? inner : json;
  }
  return {};
}

function listedFields(items: readonly JsonObject[], model: ResourceModel, plan: ScenarioPlan) {
  const place = [...(model.listItems ?? []), '*'];
  return new Set([...keysOf(items), ...namesInSchemas(model.list, place, plan)]);
}

/** What every documented list item shows. */
function alwaysListed([first, ...others]: readonly JsonObject[]): JsonObject {
  const shown = Object.entries(first ?? {}).filter(([key]) =>
    others.every((item) => Object.hasOwn(item, key)),
  );
  return Object.fromEntries(shown);
}

/** Nothing lists, makes or removes such things, and no answer says that one does not exist: any id will do. */
function isOpen(model: ResourceModel, plan: ScenarioPlan): boolean {
  if (model.list || model.create || model.remove) return false;
  return !plan.scenarios.some(
    (scenario) =>
      pathShape(scenario.operation.uriTemplate).startsWith(model.id) &&
      scenario.readings.some(
        ({ condition }) =>
          stageOf(condition) === 'existence' && 'resource' in condition && condition.resource === model.id,
      ),
  );
}

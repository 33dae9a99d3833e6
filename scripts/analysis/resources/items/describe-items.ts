/** A resource of items under ids, as complete as the documentation shows it. */
import { type JsonObject, type Operation, pathSegments } from '../../../documentation/index.ts';
import { isSecretName, sameName } from '../../../vocabulary/index.ts';
import { wrapperOf } from '../../fields/wrapper.ts';
import { inferred } from '../../ground.ts';
import { isObject, isScalar, valueAt } from '../../json.ts';
import { itemsIn } from '../bodies.ts';
import { isTelling } from '../id-field.ts';
import type { DescribedResource, ResourceModel } from '../resource-model.ts';
import type { WrittenOfResources } from '../written.ts';
import { documentedItems, exampleIdsOf, writesOf } from './documented-items.ts';
import type { ThroughItem } from './item-paths.ts';
import { namesInSchemas } from './schema-names.ts';
import { namesIn, shownFields } from './shown-fields.ts';

/** What `relatedResources` adds is empty here. */
export function describeItems(found: ResourceModel, written: WrittenOfResources): DescribedResource {
  const through = written.through.get(found.id) ?? [];
  const all = documentedItems(found, through);
  const shownBy = (from: string) => all.filter((item) => item.from === from).map(({ value }) => value);
  const [reads, listed, sent] = [shownBy('read'), shownBy('list'), shownBy('write')];
  const [firstRead] = reads;
  const template = withoutHidden(
    { ...(listed[0] ?? sent[0] ?? sentObject(found, firstRead)), ...firstRead },
    [...reads, ...listed, ...sent],
  );
  const model = { ...found, ...idFieldFor(found, firstRead, template, through) };
  const { idField } = model;
  const exampleIds = exampleIdsOf(through);
  const id = idField && valueAt(template, idField);
  return {
    ...model,
    kind: 'items',
    parents: [],
    parentGround: undefined,
    sameAs: model.id,
    alike: [],
    items: idField === found.idField ? all : documentedItems(model, through),
    exampleIds,
    template,
    templateId: isScalar(id) ? String(id) : (exampleIds[0] ?? ''),
    shown: shownFields(reads, model.read, written, model.readObject),
    listed: listed.length > 0 ? listedFields(listed, model, written) : undefined,
    alwaysListed: alwaysListed(listed),
    ...aroundListed(model),
  };
}

/**
 * The field that shows the id which the documented path asks for, where none is known or another one. A number may stand
 * elsewhere by accident: the `rootRole` of a user shows 1, too.
 */
function idFieldFor(
  { idField, idGround, variable }: ResourceModel,
  read: JsonObject | undefined,
  template: JsonObject,
  through: readonly ThroughItem[],
): Pick<ResourceModel, 'idField' | 'idGround'> {
  const known = { idField, idGround };
  const shown = read ?? (idField === undefined ? template : undefined);
  const asking = through.filter((each) => isNamedAs(variable, each.operation) && !isMade(each));
  const [example] = exampleIdsOf(asking);
  const [first] = asking;
  const id = shown && valueAt(shown, idField ?? []);
  if (!shown || !first || example === undefined || (isScalar(id) && String(id) === example)) return known;
  const showing = Object.entries(shown).filter(([, value]) => isScalar(value) && String(value) === example);
  const isNamed = sameName(idField?.at(-1) ?? '', variable);
  const [field] = isTelling(example) || (!isNamed && showing.length === 1) ? showing : [];
  if (!field) return known;
  const why = `it shows ${example}, the documented value of {${variable}}`;
  return { idField: [field[0]], idGround: inferred(why, first.operation) };
}

/** A value that nothing shows may stand anywhere by accident. */
function isMade({ operation, variable }: ThroughItem): boolean {
  return operation.parameters.some(({ name, isMade: made }) => name === variable && made === true);
}

function isNamedAs(variable: string, { uriTemplate }: Operation): boolean {
  return pathSegments(uriTemplate).some((segment) => segment.variables.includes(variable));
}

/** Without secrets that a request shows and no answer does. */
function withoutHidden(template: JsonObject, shown: readonly JsonObject[]): JsonObject {
  const visible = namesIn(shown);
  return Object.fromEntries(
    Object.entries(template).filter(([key]) => visible.has(key) || !isSecretName(key)),
  );
}

/** The documented body of a create, without the wrapper that the read does not have. */
function sentObject(model: ResourceModel, read: JsonObject | undefined): JsonObject {
  for (const operation of writesOf(model)) {
    const json = operation.requests.find((request) => isObject(request.body?.json))?.body?.json;
    if (!isObject(json)) continue;
    const wrapper = read && wrapperOf(json, read);
    return wrapper === undefined ? json : (json[wrapper] as JsonObject);
  }
  return {};
}

/** What the first entry of the list shows beside the item. */
function aroundListed({ list, listItems, listedIn }: ResourceModel): Pick<DescribedResource, 'listedAround'> {
  const [first] = list && listItems && listedIn !== undefined ? itemsIn(list, listItems) : [];
  if (!first) return {};
  return { listedAround: Object.fromEntries(Object.entries(first).filter(([key]) => key !== listedIn)) };
}

function listedFields(
  items: readonly JsonObject[],
  model: ResourceModel,
  { messages }: WrittenOfResources,
): ReadonlySet<string> {
  const place = [...(model.listItems ?? []), '*', ...(model.listedIn === undefined ? [] : [model.listedIn])];
  return new Set([...namesIn(items), ...namesInSchemas(model.list, place, messages)]);
}

/** What every documented list item shows. */
function alwaysListed([first, ...others]: readonly JsonObject[]): JsonObject {
  const shown = Object.entries(first ?? {}).filter(([key]) =>
    others.every((item) => Object.hasOwn(item, key)),
  );
  return Object.fromEntries(shown);
}

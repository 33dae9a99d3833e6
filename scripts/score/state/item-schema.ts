/** What the answers of an API may show of an item of a resource. */
import { type Api, type ResourceModel, successOf, valueAt } from '../../analysis/index.ts';
import { effectiveSchema, type JsonSchema, type Operation, objectIn } from '../../documentation/index.ts';

export interface ShownPlace {
  readonly operation: Operation;
  readonly place: readonly string[];
  readonly isList: boolean;
  /** The field of an entry of the list that holds the item; undefined if the entry is it. */
  readonly listedIn?: string | undefined;
}

/** Where answers show an item: a read first. */
export function shownPlaces({
  read,
  readObject,
  list,
  listItems,
  listedIn,
}: ResourceModel): readonly ShownPlace[] {
  return [
    ...(read && readObject ? [{ operation: read, place: readObject, isList: false }] : []),
    ...(list && listItems ? [{ operation: list, place: listItems, isList: true, listedIn }] : []),
  ];
}

/** Of the item alone; empty if the documentation says nothing of it. */
export function itemSchema(resource: ResourceModel, api: Api): JsonSchema {
  const [shown] = shownPlaces(resource);
  return shown ? schemaAt(shown, api) : {};
}

/** Whether the documentation says of any field that its list shows it. */
export function describesEntries(resource: ResourceModel, api: Api): boolean {
  const shown = shownPlaces(resource).find(({ isList }) => isList);
  return shown !== undefined && Object.keys(objectIn(schemaAt(shown, api).properties)).length > 0;
}

function schemaAt({ operation, place, isList, listedIn }: ShownPlace, { operations }: Api): JsonSchema {
  const described = operations.find((each) => each.operation === operation);
  const success = successOf(operation);
  const content = success && described?.responses[operation.responses.indexOf(success)]?.content;
  if (content?.kind !== 'json') return {};
  const root = content.resolved.schema;
  const within = listedIn === undefined ? [] : [['properties', listedIn]];
  const steps = [...place.map((key) => ['properties', key]), ...(isList ? [['items'], ...within] : [])];
  const found = steps.reduce(
    (own, step) => effectiveSchema(objectIn(valueAt(own, step)), root),
    effectiveSchema(root, root),
  );
  return { $defs: objectIn(root.$defs), ...found };
}

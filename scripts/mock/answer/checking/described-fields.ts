/** What the fields of a body have to be: as described for the operation, else as described or shown elsewhere. */
import { isObject } from '../../../analysis/index.ts';
import type { Attribute, Json, JsonObject, Source } from '../../../documentation/index.ts';
import type { ServedOperation } from '../model/model.ts';
import { documentedFields, documentedItemsSent } from '../reading/sent-fields.ts';

const known = new WeakMap<ServedOperation, readonly Attribute[]>();

/** Each field once; what only others describe or show may be left out. */
export function describedFields(served: ServedOperation): readonly Attribute[] {
  const before = known.get(served);
  if (before) return before;
  const fields = uniquelyNamed([
    ...ownAttributes(served),
    ...elsewhere(served).map(leftOut),
    ...exemplified(documentedFields(served), served.operation.source),
    ...shownBesides(served),
  ]);
  known.set(served, fields);
  return fields;
}

function uniquelyNamed(attributes: readonly Attribute[]): readonly Attribute[] {
  const byName = new Map<string, Attribute>();
  for (const attribute of attributes) if (!byName.has(attribute.name)) byName.set(attribute.name, attribute);
  return [...byName.values()];
}

function ownAttributes({ fields }: ServedOperation): readonly Attribute[] {
  return fields
    .filter((field) => field.pointer.lastIndexOf('/') === 0)
    .flatMap((field) => (field.attribute ? [field.attribute] : []));
}

/** The same for a body that makes several items at once. */
export function itemFields(served: ServedOperation): readonly Attribute[] {
  return uniquelyNamed(
    documentedItemsSent(served).flatMap((item) => exemplified(item, served.operation.source)),
  );
}

/** By the other operations that write the same thing, and by the resource itself. */
function elsewhere(served: ServedOperation): readonly Attribute[] {
  return writes(served) ? [...othersThatWrite(served).flatMap(ownAttributes), ...ofResource(served)] : [];
}

function writes({ role, resource }: ServedOperation): boolean {
  return resource !== undefined && /^(create|replace|update)$/.test(role);
}

function othersThatWrite(served: ServedOperation): readonly ServedOperation[] {
  return served.api.operations.filter(
    (each) => each !== served && each.resource === served.resource && writes(each),
  );
}

/** An object that answers show is often sent as its id alone, so that only plain values and lists are told by it. */
function ofResource({ operation, api }: ServedOperation): readonly Attribute[] {
  const resource = api.plan.api.description.groups
    .flatMap((group) => group.resources)
    .find((each) => each.operations.includes(operation));
  return (resource?.attributes ?? []).filter(({ type }) => type !== 'object');
}

function leftOut(attribute: Attribute): Attribute {
  return { ...attribute, required: false };
}

/** What other documented requests, and the answers, show of fields that this one does not. */
function shownBesides(served: ServedOperation): readonly Attribute[] {
  if (!writes(served)) return [];
  const { source } = served.operation;
  const requested = othersThatWrite(served).flatMap((each) => exemplified(documentedFields(each), source));
  const answered = exemplified(served.resource?.template ?? {}, source);
  return [...requested, ...answered.filter(({ type }) => /^(boolean|number|array)$/.test(type))];
}

/** The fields of an example; ids may be texts or numbers. */
function exemplified(example: JsonObject, source: Source): readonly Attribute[] {
  return Object.entries(example).flatMap(([name, value]): readonly Attribute[] => {
    const isId = /(^|[_-])ids?$|I[dD]s?$/.test(name) && typeof value !== 'object';
    if (value === null || isId) return [];
    const type = Array.isArray(value) ? 'array' : typeof value;
    if (
      type !== 'string' &&
      type !== 'number' &&
      type !== 'boolean' &&
      type !== 'object' &&
      type !== 'array'
    ) {
      return [];
    }
    return [
      { ...unsaid, name, type, typeText: typeTextOf(value), children: childrenOf(value, source), source },
    ];
  });
}

const unsaid = {
  description: '',
  required: false,
  nullable: true,
  values: [],
  default: undefined,
  example: undefined,
} as const;

/** A text that is a number may be sent as one: its type is left open. */
function typeTextOf(value: Json): string {
  if (typeof value === 'string') return /^[\d.,+-]*$/.test(value) ? '' : 'string';
  if (!Array.isArray(value)) return '';
  const types = new Set((value as readonly Json[]).map((each) => typeof each));
  const [only] = types;
  return types.size === 1 && only !== 'object' ? `array[${only}]` : 'array';
}

function childrenOf(value: Json, source: Source): readonly Attribute[] {
  if (isObject(value)) return exemplified(value, source);
  const items = Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
  return uniquelyNamed(items.flatMap((item) => exemplified(item, source)));
}

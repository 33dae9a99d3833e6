/** The fields of a request body, gathered from attribute tables, MSON and the documented examples. */
import type { Attribute, DocumentedRequest, Json, Operation, Source } from '../documentation/index.ts';
import { sameName } from './names.ts';
import { isObject } from './resources.ts';

export interface BodyField {
  readonly name: string;
  /** Where it stands in the body, as JSON Pointer: `/ip_pool`, `/address/city`. */
  readonly pointer: string;
  readonly attribute: Attribute | undefined;
  readonly required: boolean | undefined;
  readonly example: Json | undefined;
  readonly source: Source;
}

/** The request whose body stands for a valid one: the one paired with a success, else the first with a body. */
export function validRequestOf(operation: Operation): DocumentedRequest | undefined {
  const success = operation.responses.find((response) => response.status < 400);
  const paired = (success?.requests ?? []).map((index) => operation.requests[index]);
  const candidates = success ? paired : operation.requests;
  return (
    candidates.find((request) => request?.body !== undefined) ??
    candidates.find((request) => request !== undefined) ??
    (success && success.requests.length > 0 ? undefined : operation.requests[0])
  );
}

export function bodyFieldsOf(operation: Operation): readonly BodyField[] {
  const request = validRequestOf(operation);
  const example = request?.body?.json;
  const described = [
    ...operation.tables.filter((table) => table.describes === 'request').flatMap((table) => table.attributes),
    ...(request?.attributes ?? []),
    ...operation.attributes,
  ];
  const source = request?.body?.source ?? request?.source ?? operation.source;
  const shown = isObject(example) ? shownFields(example, '', described, source) : [];
  const unshown = described.filter(
    (attribute, index) =>
      !shown.some((field) => field.pointer.split('/').length === 2 && sameName(field.name, attribute.name)) &&
      described.findIndex((other) => other.name === attribute.name) === index,
  );
  return [...shown, ...unshown.map((attribute) => unshownField(attribute))];
}

function shownFields(
  value: { readonly [key: string]: Json },
  base: string,
  attributes: readonly Attribute[],
  source: Source,
): readonly BodyField[] {
  return Object.entries(value).flatMap(([name, child]) => {
    const attribute =
      attributes.find((each) => each.name === name) ?? attributes.find((each) => sameName(each.name, name));
    const pointer = `${base}/${escapePointer(name)}`;
    const field: BodyField = {
      name,
      pointer,
      attribute,
      required: attribute?.required,
      example: child,
      source: attribute?.source ?? source,
    };
    return isObject(child)
      ? [field, ...shownFields(child, pointer, attribute?.children ?? [], source)]
      : [field];
  });
}

function unshownField(attribute: Attribute): BodyField {
  return {
    name: attribute.name,
    pointer: `/${escapePointer(attribute.name)}`,
    attribute,
    required: attribute.required,
    example: attribute.example ?? attribute.default ?? attribute.values[0],
    source: attribute.source,
  };
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

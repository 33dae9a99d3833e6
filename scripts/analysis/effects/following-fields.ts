/** Fields of a resource that the documentation ties to others: a change of these may change them, too. */
import {
  type ApiDescription,
  type Attribute,
  isReadOnly,
  type Operation,
  objectIn,
  schemaAt,
} from '../../documentation/index.ts';
import { endsInId, isCreationName } from '../../vocabulary/index.ts';
import { successOf } from '../resources/operations.ts';

/**
 * Names of fields that are not sent but may follow what is: `port` – “80 if secure is false” – follows `secure`; so
 * does what the description of a sent field or of the operation names.
 */
export function followingFields(
  description: ApiDescription,
  operations: readonly (Operation | undefined)[],
  sent: readonly string[],
  shown: readonly string[],
): readonly string[] {
  const known = operations.filter((operation) => operation !== undefined);
  const attributes = known.flatMap((operation) => attributesAbout(description, operation));
  const toldWith = (name: string) =>
    attributes.filter((attribute) => attribute.name === name).map((attribute) => attribute.description);
  const saidOfSent = [...sent.flatMap(toldWith), known[0]?.description ?? ''];
  return shown
    .filter((field) => !sent.includes(field))
    .filter(
      (field) =>
        toldWith(field).some((text) => sent.some((name) => mentions(text, name))) ||
        saidOfSent.some((text) => mentions(text, field)),
    );
}

/**
 * Names of the fields of an object in an answer that the API sets itself (`readOnly`), such as a rank or a sum: what it
 * makes them of is its own affair. An id and the time of a creation stay what they are.
 */
export function fieldsOfTheApi(read: Operation, object: readonly string[]): readonly string[] {
  const { schema } = successOf(read) ?? {};
  if (schema === undefined) return [];
  return Object.entries(objectIn(schemaAt(schema, object).properties)).flatMap(([name, property]) =>
    !isCreationName(name) && !endsInId(name) && isReadOnly(property, schema) ? [name] : [],
  );
}

function attributesAbout(description: ApiDescription, operation: Operation): readonly Attribute[] {
  const group = description.groups.find((each) =>
    each.resources.some((one) => one.operations.includes(operation)),
  );
  const resource = group?.resources.find((one) => one.operations.includes(operation));
  const messages = [...operation.requests, ...operation.responses];
  return [
    ...[operation, resource, group, description, ...messages].flatMap((place) =>
      (place?.tables ?? []).flatMap((table) => table.attributes),
    ),
    ...[operation, resource, ...messages].flatMap((place) => place?.attributes ?? []),
  ];
}

/** The name stands there as an identifier, and not only as a part of another or as another word of the language. */
function mentions(text: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w.-])${escaped}(?![\\w-]|\\.\\w)`).test(text);
}

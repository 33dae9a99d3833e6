/** Which fields the answers of a resource show. */
import type { JsonObject, Operation } from '../../../documentation/index.ts';
import { isSecretName } from '../../../vocabulary/index.ts';
import { successOf } from '../operations.ts';
import type { WrittenOfResources } from '../written.ts';
import { namesInSchemas } from './schema-names.ts';

/** What the documented reads and the descriptions of a resource show; undefined if no read does. */
export function shownFields(
  reads: readonly JsonObject[],
  read: Operation | undefined,
  { around, messages }: WrittenOfResources,
  place: readonly string[] = [],
): ReadonlySet<string> | undefined {
  if (reads.length === 0) return undefined;
  const resource = read && around.get(read);
  const described = [
    ...(resource?.attributes ?? []),
    ...(resource?.tables ?? []).filter(describesAnswers).flatMap((table) => table.attributes),
    ...(read?.tables ?? []).filter(describesAnswers).flatMap((table) => table.attributes),
    ...((read && successOf(read)?.attributes) ?? []),
  ].map(({ name }) => name);
  return new Set([
    ...namesIn(reads),
    ...namesInSchemas(read, place, messages),
    ...described.filter((name) => !isSecretName(name)),
  ]);
}

function describesAnswers(table: { readonly describes: string }): boolean {
  return table.describes === 'resource' || table.describes === 'response';
}

export function namesIn(objects: readonly JsonObject[]): ReadonlySet<string> {
  return new Set(objects.flatMap((each) => Object.keys(each)));
}

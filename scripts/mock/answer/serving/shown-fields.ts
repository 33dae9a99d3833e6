/** Which fields the answers of a resource show. */
import { isSecretName, successOf } from '../../../analysis/index.ts';
import type { JsonObject, Operation } from '../../../documentation/index.ts';
import type { ScenarioPlan } from '../../../scenarios/index.ts';
import { namesInSchemas } from './schema-names.ts';

/** What the documented reads and the descriptions of a resource show; undefined where no read does. */
export function shownFields(
  reads: readonly JsonObject[],
  read: Operation | undefined,
  plan: ScenarioPlan,
  place: readonly string[] = [],
): ReadonlySet<string> | undefined {
  if (reads.length === 0) return undefined;
  const keys = keysOf(reads);
  const resource = plan.api.description.groups
    .flatMap((group) => group.resources)
    .find((each) => read !== undefined && each.operations.includes(read));
  const described = [
    ...(resource?.attributes ?? []),
    ...(resource?.tables ?? []).filter(describesAnswers).flatMap((table) => table.attributes),
    ...(read?.tables ?? []).filter(describesAnswers).flatMap((table) => table.attributes),
    ...((read && successOf(read)?.attributes) ?? []),
  ];
  for (const name of namesInSchemas(read, place, plan)) keys.add(name);
  for (const attribute of described) if (!isSecretName(attribute.name)) keys.add(attribute.name);
  return keys;
}

function describesAnswers(table: { readonly describes: string }): boolean {
  return table.describes === 'resource' || table.describes === 'response';
}

export function keysOf(objects: readonly JsonObject[]): Set<string> {
  return new Set(objects.flatMap((each) => Object.keys(each)));
}

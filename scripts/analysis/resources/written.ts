/** What is written of resources, by the ways in which it is looked for; made once for a description. */
import type { ApiDescription, Operation, Resource } from '../../documentation/index.ts';
import type { ApiMessages } from '../model.ts';
import { type OperationsThroughItems, throughItems } from './items/item-paths.ts';

export interface WrittenOfResources {
  readonly through: OperationsThroughItems;
  readonly messages: ReadonlyMap<Operation, ApiMessages>;
  /** The resources of the document that operations are in. */
  readonly around: ReadonlyMap<Operation, Resource>;
}

export function writtenOfResources(
  { groups }: ApiDescription,
  messages: readonly ApiMessages[],
): WrittenOfResources {
  const resources = groups.flatMap((group) => group.resources);
  return {
    through: throughItems(messages.map(({ operation }) => operation)),
    messages: new Map(messages.map((each) => [each.operation, each])),
    around: new Map(
      resources.flatMap((resource) => resource.operations.map((each) => [each, resource] as const)),
    ),
  };
}

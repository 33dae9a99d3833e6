/** Which operations have a path through an item, such as `/users/{id}` and `/users/{user}/orders` through a user. */
import { grouped, type Operation, pathSegments, pathShape } from '../../../documentation/index.ts';

export interface ThroughItem {
  readonly operation: Operation;
  /** What its path calls the id of the item. */
  readonly variable: string;
}

/** By the shape of the item path, in the order of the documentation. */
export type OperationsThroughItems = ReadonlyMap<string, readonly ThroughItem[]>;

export function throughItems(operations: readonly Operation[]): OperationsThroughItems {
  return grouped(
    operations.flatMap((operation) =>
      itemPathsOf(operation).map(({ shape, variable }) => [shape, { operation, variable }] as const),
    ),
  );
}

/** Every prefix of an operation's path that ends in a variable: `/a/{b}/c/{d}` → `/a/{}`, `/a/{}/c/{}`. */
export function itemPathsOf({ uriTemplate }: Operation): readonly ItemPath[] {
  const segments = pathSegments(uriTemplate);
  return segments.flatMap(({ variables: [variable] }, index) => {
    if (variable === undefined) return [];
    const texts = segments.slice(0, index + 1).map(({ text }) => text);
    return [{ shape: pathShape(`/${texts.join('/')}`), variable }];
  });
}

export interface ItemPath {
  readonly shape: string;
  readonly variable: string;
}

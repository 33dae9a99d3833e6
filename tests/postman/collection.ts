/** The part of Postman's collection format, version 2.1, that a run needs. */

export interface Collection {
  readonly item: readonly Item[];
  readonly event?: readonly Event[];
  readonly variable?: readonly { readonly key: string; readonly value: string }[];
}

/** A folder where it has items, a request otherwise. */
export interface Item {
  readonly id?: string;
  readonly name: string;
  readonly item?: readonly Item[];
  readonly event?: readonly Event[];
  readonly request?: {
    readonly method: string;
    readonly url: { readonly raw: string };
    readonly header?: readonly { readonly key: string; readonly value: string }[];
    readonly body?: { readonly raw: string };
  };
}

interface Event {
  readonly listen: string;
  readonly script: { readonly exec: readonly string[] };
}

/** The requests in their order, whatever folder they stand in. */
export function requestsOf(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item) => (item.item ? requestsOf(item.item) : [item]));
}

/** The text of the scripts of one kind. */
export function scriptsOf({ event = [] }: Pick<Item, 'event'>, listen: string): readonly string[] {
  return event.filter((each) => each.listen === listen).map(({ script }) => script.exec.join('\n'));
}

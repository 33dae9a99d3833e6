/** The part of Postman's collection format, version 2.1, that a run needs. */

export interface Collection {
  readonly item: readonly Item[];
  readonly event?: readonly Event[];
  readonly variable?: readonly { readonly key: string; readonly value: string }[];
  readonly auth?: Auth;
}

export interface Pair {
  readonly key: string;
  readonly value: string;
  readonly disabled?: boolean;
}

/** Its parameters stand under the name of its type. */
export type Auth = { readonly type: string } & { readonly [type: string]: string | readonly Pair[] };

export interface Url {
  readonly raw: string;
  readonly host: readonly string[];
  readonly path: readonly string[];
  readonly query?: readonly Pair[];
  readonly variable?: readonly Pair[];
}

export interface Body {
  readonly mode: string;
  readonly raw?: string;
  readonly urlencoded?: readonly Pair[];
  readonly formdata?: readonly (Pair & { readonly type: string })[];
}

/** A folder where it has items, a request otherwise. */
export interface Item {
  readonly id?: string;
  readonly name: string;
  readonly item?: readonly Item[];
  readonly event?: readonly Event[];
  readonly request?: {
    readonly method: string;
    readonly url: Url;
    readonly header?: readonly Pair[];
    readonly body?: Body;
    readonly auth?: Auth;
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

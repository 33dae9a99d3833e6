/** Asking a list again, in another way than it was asked for. */
import type { Item } from './observe.ts';
import type { ListQueries } from './plan.ts';
import type { Answer, ReadyRequest } from './send.ts';

type Pairs = Readonly<Record<string, string>>;

/** The answer to the list with other query parameters. */
export interface Shown {
  /** `?page=2` */
  readonly asked: string;
  readonly answer: Answer;
  /** undefined if it was refused or shows no list. */
  readonly items: readonly Item[] | undefined;
}

export interface Probe {
  readonly list: ListQueries;
  /** As the list itself was asked for. */
  readonly request: ReadyRequest;
  readonly main: readonly Item[];
  readonly documented: readonly number[];
  ask(pairs: Pairs): Promise<Shown>;
}

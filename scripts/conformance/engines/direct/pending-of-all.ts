/** What items that run at the same time have to undo, as the one list that a journal keeps. */
import { jsonText, parseJson } from '../../../documentation/index.ts';

export class PendingOfAll {
  /** Lists as JSON, by the item that has to undo them. */
  readonly #lists = new Map<string, string>();
  readonly #keep: ((pending: string) => void) | undefined;

  /** `keep`: as in `EngineRun`. */
  constructor(keep: ((pending: string) => void) | undefined) {
    this.#keep = keep;
  }

  /** Throws where `keep` does: then the list is as it was, as what it is about is not done. */
  keep(item: string, list: string): void {
    const before = this.#lists.get(item);
    this.#put(item, list);
    try {
      this.#keep?.(this.#joined());
    } catch (error) {
      this.#put(item, before);
      throw error;
    }
  }

  /** What an item that is over has not undone. */
  leave(item: string, list: unknown): void {
    this.#put(item, typeof list === 'string' && list !== '' ? list : undefined);
  }

  /** Hands on all of it to an item that runs alone; undefined if there is nothing. */
  takeAll(): string | undefined {
    const all = this.#lists.size > 0 ? this.#joined() : undefined;
    this.#lists.clear();
    return all;
  }

  #put(item: string, list: string | undefined): void {
    if (list === undefined) this.#lists.delete(item);
    else this.#lists.set(item, list);
  }

  /** Numbers stay as they are, however large. */
  #joined(): string {
    return jsonText([...this.#lists.values()].flatMap((list) => parseJson(list)));
  }
}

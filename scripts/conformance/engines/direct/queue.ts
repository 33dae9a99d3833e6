/** Hands out the items of a schedule, each when those that it waits for are over. */
import type { Schedule } from '../../schedule.ts';

export class Queue {
  /** How many an item still waits for. */
  readonly #blockers = new Map<string, number>();
  readonly #followers = new Map<string, readonly string[]>();
  readonly #ranks: ReadonlyMap<string, number>;
  /** Those that may begin, the one to begin first at the end. */
  readonly #ready: string[];
  #unfinished: number;
  readonly #waiting: (() => void)[] = [];

  constructor({ order, waitsFor }: Schedule) {
    this.#ranks = new Map(order.map((id, rank) => [id, rank]));
    this.#unfinished = order.length;
    const followers = new Map<string, string[]>();
    for (const id of order) {
      const before = waitsFor.get(id) ?? [];
      this.#blockers.set(id, before.length);
      for (const each of before) followers.set(each, [...(followers.get(each) ?? []), id]);
    }
    this.#followers = followers;
    this.#ready = order.filter((id) => this.#blockers.get(id) === 0).reverse();
  }

  /** Undefined when all are over. */
  async take(): Promise<string | undefined> {
    for (;;) {
      const id = this.#ready.pop();
      if (id !== undefined) return id;
      if (this.#unfinished === 0) return undefined;
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
  }

  finish(id: string): void {
    this.#unfinished -= 1;
    const free = (this.#followers.get(id) ?? []).filter((each) => {
      const left = (this.#blockers.get(each) ?? 0) - 1;
      this.#blockers.set(each, left);
      return left === 0;
    });
    for (const each of free) this.#enter(each);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #enter(id: string): void {
    const rank = (of: string) => this.#ranks.get(of) ?? 0;
    const before = this.#ready.findLastIndex((other) => rank(other) > rank(id));
    this.#ready.splice(before + 1, 0, id);
  }
}

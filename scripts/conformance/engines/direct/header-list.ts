/** Headers in their order; names are compared without regard to case, and one may stand several times. */
import type { Exchange } from '../../record.ts';

export interface PostmanPair {
  readonly key: string;
  readonly value: string;
}

export class HeaderList {
  #pairs: readonly PostmanPair[];

  constructor(pairs: readonly PostmanPair[]) {
    this.#pairs = pairs;
  }

  /** `name, value, name, value`, as Node gives those of an answer. */
  static fromRaw(raw: readonly string[]): HeaderList {
    const pairs = raw.flatMap((key, at) => (at % 2 === 0 ? [{ key, value: raw[at + 1] ?? '' }] : []));
    return new HeaderList(pairs);
  }

  /** The value of the last header of a name, as in Postman. */
  get(name: string): string | undefined {
    return this.#pairs.findLast(isNamed(name))?.value;
  }

  has(name: string): boolean {
    return this.#pairs.some(isNamed(name));
  }

  upsert(pair: PostmanPair): void {
    const at = this.#pairs.findLastIndex(isNamed(pair.key));
    this.#pairs = at < 0 ? [...this.#pairs, pair] : this.#pairs.with(at, pair);
  }

  remove(name: string): void {
    this.#pairs = this.without(name).#pairs;
  }

  without(name: string): HeaderList {
    const isRemoved = isNamed(name);
    return new HeaderList(this.#pairs.filter((pair) => !isRemoved(pair)));
  }

  map(change: (pair: PostmanPair) => PostmanPair): HeaderList {
    return new HeaderList(this.#pairs.map(change));
  }

  /** With those that are not there yet. */
  withDefaults(pairs: readonly PostmanPair[]): HeaderList {
    return new HeaderList([...this.#pairs, ...pairs.filter(({ key }) => !this.has(key))]);
  }

  /** All values of each name. */
  grouped(): ReadonlyMap<string, readonly string[]> {
    const groups = new Map<string, { readonly name: string; readonly values: string[] }>();
    for (const { key, value } of this.#pairs) {
      const group = groups.get(key.toLowerCase());
      if (group) group.values.push(value);
      else groups.set(key.toLowerCase(), { name: key, values: [value] });
    }
    return new Map([...groups.values()].map(({ name, values }) => [name, values]));
  }

  recorded(): Exchange['request']['headers'] {
    return this.#pairs.map(({ key, value }) => ({ name: key, value }));
  }
}

function isNamed(name: string): (pair: PostmanPair) => boolean {
  const wanted = name.toLowerCase();
  return ({ key }) => key.toLowerCase() === wanted;
}

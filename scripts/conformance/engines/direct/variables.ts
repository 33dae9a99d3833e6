/** The variables of a run, in Postman's scopes. */

export interface Scope {
  get(name: string): unknown;
  has(name: string): boolean;
  set(name: string, value: unknown): unknown;
  delete(name: string): boolean;
}

/** So often a value that names other variables is looked up in turn, as in Postman. */
const mostLookUps = 20;

export class Variables {
  /** What scripts set by `pm.variables`, for the whole run. */
  readonly local: Scope = new Map();
  readonly environment: ReadonlyMap<string, unknown>;
  readonly collection: Scope;

  constructor(environment: ReadonlyMap<string, unknown>, collection: Scope) {
    this.environment = environment;
    this.collection = collection;
  }

  static of(
    environment: Readonly<Record<string, string>>,
    collection: readonly { readonly key: string; readonly value: string }[],
  ): Variables {
    return new Variables(
      new Map(Object.entries(environment)),
      new Map(collection.map(({ key, value }) => [key, value])),
    );
  }

  /** Those of an item that runs beside others: what it knows from one script to the next is its own. */
  fork(own: readonly string[]): Variables {
    return new Variables(this.environment, new ForkedScope(this.collection, own));
  }

  /** The value in the narrowest scope that has one. */
  get(name: string): unknown {
    return [this.local, this.environment, this.collection].find((scope) => scope.has(name))?.get(name);
  }

  /** A text with the value in place of each `{{name}}`; a name without one stands for itself. */
  replaceIn(text: string): string {
    let replaced = text;
    for (let times = 0; times < mostLookUps && replaced.includes('{{'); times += 1) {
      const before = replaced;
      replaced = before.replace(/\{\{([^{}]*)\}\}/g, (whole, name: string) =>
        String(this.get(name) ?? whole),
      );
      if (replaced === before) break;
    }
    return replaced;
  }
}

class ForkedScope implements Scope {
  readonly #shared: Scope;
  readonly #own: Scope = new Map();
  readonly #names: ReadonlySet<string>;

  constructor(shared: Scope, names: readonly string[]) {
    this.#shared = shared;
    this.#names = new Set(names);
  }

  get(name: string): unknown {
    return this.#of(name).get(name);
  }

  has(name: string): boolean {
    return this.#of(name).has(name);
  }

  set(name: string, value: unknown): void {
    this.#of(name).set(name, value);
  }

  delete(name: string): boolean {
    return this.#of(name).delete(name);
  }

  #of(name: string): Scope {
    return this.#names.has(name) ? this.#own : this.#shared;
  }
}

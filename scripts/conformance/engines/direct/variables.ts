/** The variables of a run, in Postman's scopes. */

type Scope = Map<string, unknown>;

/** So often a value that names other variables is looked up in turn, as in Postman. */
const mostLookUps = 20;

export class Variables {
  /** What scripts set by `pm.variables`, for the whole run. */
  readonly local: Scope = new Map();
  readonly environment: ReadonlyMap<string, unknown>;
  readonly collection: Scope;

  constructor(
    environment: Readonly<Record<string, string>>,
    collection: readonly { readonly key: string; readonly value: string }[],
  ) {
    this.environment = new Map(Object.entries(environment));
    this.collection = new Map(collection.map(({ key, value }) => [key, value]));
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

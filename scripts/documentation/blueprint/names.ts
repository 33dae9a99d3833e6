/** Gives out the ids of an API's operations, each once. */
export interface NameBook {
  /** The first of these that is free, else the last one with a number; `fallback` where all are empty. */
  readonly operation: (wishes: readonly string[], fallback: string) => string;
}

export function openNameBook(): NameBook {
  const taken = new Set<string>();
  const nextNumber = new Map<string, number>();
  return {
    operation: (wishes, fallback) => {
      const usable = wishes.filter((wish) => wish !== '');
      const candidates = usable.length > 0 ? usable : [fallback || 'operation'];
      const free = candidates.find((candidate) => !taken.has(candidate)) ?? numbered(candidates.at(-1)!);
      taken.add(free);
      return free;
    },
  };

  function numbered(name: string): string {
    let number = nextNumber.get(name) ?? 2;
    while (taken.has(`${name}-${number}`)) number += 1;
    nextNumber.set(name, number + 1);
    return `${name}-${number}`;
  }
}

import { slug } from '../../slug.ts';
import type { SpecOperation } from '../spec.ts';

/** A stable id for each operation: its operationId where no other has the same, else method and path. */
export function operationIds(operations: readonly SpecOperation[]): (operation: SpecOperation) => string {
  const wishes = operations.map((operation) => slugOfOperationId(operation.operationId ?? ''));
  const byWish = new Map<string, number>();
  for (const wish of wishes) byWish.set(wish, (byWish.get(wish) ?? 0) + 1);
  const taken = new Set<string>();
  const ids = new Map<SpecOperation, string>();
  for (const [index, operation] of operations.entries()) {
    const wish = wishes[index] ?? '';
    const isOwn = wish !== '' && byWish.get(wish) === 1;
    const id = free(isOwn ? wish : slug(`${operation.method} ${operation.path}`) || 'operation', taken);
    taken.add(id);
    ids.set(operation, id);
  }
  return (operation) => ids.get(operation) ?? 'operation';
}

/** `listPets` and `list_pets` are read as words. */
export function slugOfOperationId(id: string): string {
  return slug(id.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2'));
}

function free(wish: string, taken: ReadonlySet<string>): string {
  let id = wish;
  for (let number = 2; taken.has(id); number += 1) id = `${wish}-${number}`;
  return id;
}

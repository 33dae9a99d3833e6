/** A list of nothing proves nothing: where parents are listed, one is taken that has something below it. */
import type { Json } from '../../documentation/index.ts';
import type { ListRead } from '../../scenarios/index.ts';
import { isObject, isScalar, valueAt } from './json.ts';
import { namesInPath } from './ownership.ts';
import { type Quest, readList } from './quest.ts';

/** For a read: moves the first candidate to the front that shows most entries in lists of its own; otherwise the order stays. */
export function fullestFirst(candidates: readonly Json[]): readonly Json[] {
  const filled = candidates.map((each) => entriesShown(each, 2));
  const at = filled.indexOf(Math.max(...filled));
  return at <= 0
    ? candidates
    : [...candidates.slice(at, at + 1), ...candidates.filter((_, index) => index !== at)];
}

/** A list of two shows as much as a longer one: what its entries have in common. */
function entriesShown(value: Json, depth: number): number {
  const own = Array.isArray(value) ? Math.min(value.length, 2) : 0;
  if (depth === 0 || !isObject(value)) return own;
  return Object.values(value).reduce<number>((sum, each) => sum + entriesShown(each, depth - 1), own);
}

/** Moves the first candidate whose list is not empty to the front; without one, the order stays. */
export async function filledFirst(
  candidates: readonly Json[],
  name: string,
  field: readonly string[],
  quest: Quest,
): Promise<readonly Json[]> {
  const { nested } = quest;
  if (nested === undefined || !isLastUnknown(name, nested, quest)) return candidates;
  for (const candidate of candidates) {
    const id = valueAt(candidate, field);
    if (!isScalar(id) || id === null || id === '') continue;
    const list = await readList(nested, { ...quest, values: { ...quest.values, [name]: id } });
    if (list.ok && list.items.length > 0)
      return [candidate, ...candidates.filter((each) => each !== candidate)];
  }
  return candidates;
}

/** Whether the path of the list needs this value and no other that is not known yet. */
function isLastUnknown(name: string, { request }: ListRead, { values }: Quest): boolean {
  const names = namesInPath(request.path);
  return names.includes(name) && names.every((each) => each === name || values[each] !== undefined);
}

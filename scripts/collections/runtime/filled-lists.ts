/** A list of nothing proves nothing: where parents are listed, one is taken that has something below it. */
import type { Json } from '../../documentation/index.ts';
import type { ListRead } from '../../scenarios/index.ts';
import { type AttemptContext, readList } from './attempt-context.ts';
import { isObject, isScalar, sameJson, valueAt } from './json.ts';
import { namesInPath } from './ownership.ts';
import { byName } from './values.ts';

/** For a read: moves the first candidate to the front that shows most entries in lists of its own; otherwise the order stays. */
export function withMostEntriesFirst(candidates: readonly Json[]): readonly Json[] {
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

/** For a change: moves the first candidate to the front that does not show already what is sent; otherwise the order stays. */
export function unlikeFirst(candidates: readonly Json[], sent: Json | undefined): readonly Json[] {
  const at = sent === undefined ? 0 : candidates.findIndex((each) => !showsAlready(each, sent));
  return at <= 0
    ? candidates
    : [...candidates.slice(at, at + 1), ...candidates.filter((_, index) => index !== at)];
}

/** Whether an entry shows all that is sent, as far as it shows the same fields; a body may wrap them. */
function showsAlready(entry: Json, sent: Json): boolean {
  if (!isObject(entry) || !isObject(sent)) return sameJson(entry, sent);
  const shared = Object.keys(sent).filter((field) => Object.hasOwn(entry, field));
  const [wrapped, ...others] = Object.values(sent);
  if (shared.length === 0) return others.length === 0 && isObject(wrapped) && showsAlready(entry, wrapped);
  return shared.every((field) => showsAlready(entry[field] ?? null, sent[field] ?? null));
}

/** Moves the first candidate whose list is not empty to the front; without one, the order stays. */
export async function filledFirst(
  candidates: readonly Json[],
  name: string,
  field: readonly string[],
  context: AttemptContext,
): Promise<readonly Json[]> {
  const { nested } = context;
  if (nested === undefined || !isLastUnknown(name, nested, context)) return candidates;
  for (const candidate of candidates) {
    const id = valueAt(candidate, field);
    if (!isScalar(id) || id === null || id === '') continue;
    const list = await readList(nested, { ...context, values: byName(context.values, { [name]: id }) });
    if (list.ok && list.items.length > 0)
      return [candidate, ...candidates.filter((each) => each !== candidate)];
  }
  return candidates;
}

/** Whether the path of the list needs this value and no other that is not known yet. */
function isLastUnknown(name: string, { request }: ListRead, { values }: AttemptContext): boolean {
  const names = namesInPath(request.path);
  return names.includes(name) && names.every((each) => each === name || values[each] !== undefined);
}

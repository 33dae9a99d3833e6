/** A list of nothing proves nothing: where parents are listed, one is taken that has something below it. */
import type { Json } from '../../documentation/index.ts';
import type { ListRead } from '../../scenarios/index.ts';
import { type AttemptContext, readList } from './attempt-context.ts';
import { isScalar, valueAt } from './json.ts';
import { namesInPath } from './ownership.ts';

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
    const list = await readList(nested, { ...context, values: { ...context.values, [name]: id } });
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

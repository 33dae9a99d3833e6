/** JSON Pointers (RFC 6901). */
import type { Json, JsonObject } from '../documentation/index.ts';

/** The keys and indices of a pointer: `/a~1b/0` → `a/b`, `0`. */
export function steps(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A key as it stands in a pointer. */
export function escapeStep(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The value with what stands at a path replaced; the value as it is where there is no such path. */
export function changedAt(value: Json, path: readonly string[], change: (inner: Json) => Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((each, index) => (String(index) === step ? changedAt(each, rest, change) : each));
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return value;
  const object = value as JsonObject;
  return { ...object, [step]: changedAt(object[step]!, rest, change) };
}

/** What stands at a path, undefined where there is no such path. */
export function valueAt(value: Json, path: readonly string[]): Json | undefined {
  let inner: Json | undefined = value;
  for (const step of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined;
    inner = (inner as JsonObject)[step];
  }
  return inner;
}

/** The value without what stands at a path. */
export function withoutAt(value: Json, path: readonly string[]): Json {
  const last = path.at(-1);
  if (last === undefined) return value;
  return changedAt(value, path.slice(0, -1), (owner) => {
    if (Array.isArray(owner)) return owner.filter((_, index) => String(index) !== last);
    if (typeof owner !== 'object' || owner === null) return owner;
    const { [last]: _, ...others } = owner as JsonObject;
    return others;
  });
}

import type { PostmanEvent } from './postman-collection.ts';

export function scriptEvent(listen: PostmanEvent['listen'], lines: readonly string[]): PostmanEvent {
  return { listen, script: { type: 'text/javascript', exec: lines.flatMap((line) => line.split('\n')) } };
}

/** Data as it stands in a script: JSON without what is empty, readable, indented. */
export function dataLiteral(value: unknown): string {
  return JSON.stringify(compact(value), undefined, 2);
}

/** Leaves out undefined, and empty lists and objects among the properties of plans, which the runtime takes for granted. */
function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== undefined)
      .map(([key, child]) => [key, compact(child)]),
  );
}

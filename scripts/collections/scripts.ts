import type { PostmanEvent } from './postman-collection.ts';

export function scriptEvent(listen: PostmanEvent['listen'], lines: readonly string[]): PostmanEvent {
  return { listen, script: { type: 'text/javascript', exec: lines.flatMap((line) => line.split('\n')) } };
}

/** A text as a string literal of a script, on one line. */
export function quoted(text: string): string {
  return `'${text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replace(/[\r\n\u2028\u2029]+/g, ' ')}'`;
}

/** Data as it is in a script: without what the runtime takes for granted, and what fits on a line on one. */
export function dataLiteral(value: unknown): string {
  return printed(withoutEmpty(value), '');
}

const widest = 100;

function printed(value: unknown, indent: string): string {
  const line = oneLine(value);
  if (line.length + indent.length <= widest || typeof value !== 'object' || value === null) return line;
  const deeper = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => `${deeper}${printed(item, deeper)}`)
    : Object.entries(value).map(([key, child]) => `${deeper}${keyText(key)}: ${printed(child, deeper)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value).map(([key, child]) => `${keyText(key)}: ${oneLine(child)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

/** In an object literal, `__proto__` alone is not a property. */
function keyText(key: string): string {
  return key === '__proto__' ? '["__proto__"]' : JSON.stringify(key);
}

/** Parts of a plan that may be left out where they are empty. Bodies are kept as they are. */
const optional = new Set(['values', 'query', 'headers']);

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, child]) => child !== undefined && !(optional.has(key) && isEmpty(child)))
      .map(([key, child]) => [key, key === 'json' ? child : withoutEmpty(child)]),
  );
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

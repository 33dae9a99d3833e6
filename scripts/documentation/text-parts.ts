/** A list or an object in one text, as the styles of OpenAPI parameters and RFC 6570 write them. */
import { textOfJson } from './exact-json.ts';
import type { Json, TextParts } from './model.ts';
import { isObject } from './schema-values/schema-parts.ts';

/** `R,100,G,200` and `blue,black`: where nothing else is said. */
export const inCommas: TextParts = { separator: ',' };

/** `name` is the parameter's. */
export function joinedParts(value: Json, name: string, { separator, named }: TextParts): string {
  const items = Array.isArray(value)
    ? (value as readonly Json[]).map((item): [string, Json] => [name, item])
    : [];
  const pairs = isObject(value) ? Object.entries(value) : items;
  const texts = pairs.map(([key, each]) => {
    const text = textOfJson(each);
    if (named) return `${key}=${text}`;
    return isObject(value) ? `${key}${separator}${text}` : text;
  });
  return texts.join(separator);
}

export function itemsIn(text: string, name: string, { separator, named }: TextParts): readonly string[] {
  const start = named ? `${name}=` : '';
  return text.split(separator).map((part) => (part.startsWith(start) ? part.slice(start.length) : part));
}

/** Properties and their texts; undefined where the text is not made of pairs. */
export function pairsIn(
  text: string,
  { separator, named }: TextParts,
): readonly [string, string][] | undefined {
  const parts = text.split(separator);
  if (!named)
    return parts.length % 2 === 0
      ? parts.flatMap((part, index): [string, string][] =>
          index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : [],
        )
      : undefined;
  const pairs = parts.map((part): [string, string] => [
    part.slice(0, Math.max(part.indexOf('='), 0)),
    part.slice(part.indexOf('=') + 1),
  ]);
  return parts.every((part) => part.includes('=')) ? pairs : undefined;
}

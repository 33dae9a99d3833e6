/** Values of headers as text, in the OpenAPI style `simple`, and what such a text stands for. */
import type { Json } from './model.ts';
import { isObject } from './schema-values/schema-parts.ts';

/** What a text may stand for, likeliest first: a number, the text itself, a document, a list, an object. */
export function headerInterpretations(text: string): readonly Json[] {
  const whole = text.trim();
  const parts = whole === '' ? [] : whole.split(',').map((part) => part.trim());
  return [
    ...plainly(whole),
    whole,
    ...documentIn(whole),
    ...(parts.every((part) => plainly(part).length > 0) ? [parts.flatMap(plainly)] : []),
    parts,
    ...objectsIn(parts),
  ];
}

/** A number, a truth value or nothing, where the text is one. */
function plainly(text: string): readonly Json[] {
  if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/.test(text)) return [Number(text)];
  if (text === 'true' || text === 'false') return [text === 'true'];
  return text === 'null' || text === '' ? [null] : [];
}

/** For a header whose `content` is JSON. */
function documentIn(text: string): readonly Json[] {
  if (!/^[[{"]/.test(text)) return [];
  try {
    return [JSON.parse(text) as Json];
  } catch {
    return [];
  }
}

/** `R=100,G=200`, or `R,100,G,200` where it is not exploded. */
function objectsIn(parts: readonly string[]): readonly Json[] {
  const exploded = parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]);
  const plain = parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : []));
  return [
    ...(parts.length > 0 && parts.every((part) => part.includes('=')) ? [exploded] : []),
    ...(parts.length > 0 && parts.length % 2 === 0 ? [plain] : []),
  ].flatMap((pairs) => [
    Object.fromEntries(pairs.map(([name = '', value = '']) => [name, plainly(value)[0] ?? value])),
    Object.fromEntries(pairs),
  ]);
}

export function headerText(value: Json): string {
  if (Array.isArray(value)) return value.map(headerText).join(',');
  if (isObject(value))
    return Object.entries(value)
      .flat()
      .map((each) => headerText(each as Json))
      .join(',');
  return value === null ? '' : String(value);
}

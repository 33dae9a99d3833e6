import { parseJson } from './exact-json.ts';
import type { Attribute, Json } from './model.ts';

/** An example or default, as JSON where its type says so. */
export function typedValue(text: string | undefined, type: Attribute['type']): Json | undefined {
  if (text === undefined || text === '') return undefined;
  const bare = text.replace(/^(["'])(.*)\1$/, '$2');
  if (bare !== text || type === 'string') return bare;
  if (/^(?:true|false|null|-?\d+(?:\.\d+)?)$/.test(text)) return parseJson(text);
  return text;
}

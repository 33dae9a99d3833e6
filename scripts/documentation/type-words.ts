import { typeAtStart } from '../vocabulary/index.ts';
import type { AttributeType } from './model.ts';

/** The JSON type that a written type means: `array[string]` → `array`, `ISO 8601 date` → `string`; of several any. */
export function typeFromWords(written: string): AttributeType {
  const several = new Set(alternativesIn(written));
  if (several.size > 1) {
    several.delete('null');
    return several.size === 1 ? ([...several][0] ?? 'any') : 'any';
  }
  return typeAtStart(written.trim()) ?? 'any';
}

/** The JSON types that a written type leaves open, `integer / string` or `number or null`; none if it names one. */
export function alternativesIn(written: string): readonly AttributeType[] {
  const words = written.trim().split(/\s*[/|]\s*|\s+or\s+/i);
  const types = [...new Set(words.map((word): AttributeType => typeAtStart(word) ?? 'any'))];
  return types.length > 1 && !types.includes('any') ? types : [];
}

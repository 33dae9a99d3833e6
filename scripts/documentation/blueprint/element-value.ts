import type { Json } from '../model.ts';
import { children, type Element, keyAndValue, text } from './api-elements.ts';

/** The value written in an element, as JSON; undefined if only its type is described. */
export function elementValue(element: Element | undefined): Json | undefined {
  if (!element) return undefined;
  const { content } = element;
  if (typeof content === 'string' || typeof content === 'number' || typeof content === 'boolean')
    return content;
  if (element.element === 'null') return null;
  if (Array.isArray(content)) return valueOfMany(element);
  return typeof content === 'object' && content !== null ? elementValue(content as Element) : undefined;
}

function valueOfMany(element: Element): Json | undefined {
  const parts = children(element);
  if (parts.some((part) => part.element === 'member')) return objectValue(parts);
  const values = parts.flatMap((part) => elementValue(part) ?? []);
  return values.length > 0 ? values : undefined;
}

function objectValue(members: readonly Element[]): Json | undefined {
  const entries = members.flatMap((member) => {
    const { key, value } = keyAndValue(member);
    const name = text(key);
    const json = elementValue(value);
    return name !== undefined && json !== undefined ? [[name, json] as const] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

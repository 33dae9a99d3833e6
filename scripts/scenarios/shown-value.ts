import { type Json, jsonText } from '../documentation/index.ts';

/** A value as a summary shows it. */
export function shownValue(value: Json): string {
  return shortened(jsonText(value));
}

/** Of at most 40 characters. */
export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

import type { Body, Json, Source } from '../model.ts';
import { type Element, spans, text } from './api-elements.ts';
import { placeOf, type Reading } from './reading.ts';

/** Reads the example body of a message; undefined where it has none. */
export function readBody(
  reading: Reading,
  asset: Element | undefined,
  mediaType: string | undefined,
  message: Source,
): Body | undefined {
  const written = text(asset);
  if (!asset || written === undefined || written.trim() === '') return undefined;
  const source = placeOf(reading, asset) ?? message;
  const body = withoutBlankEdges(written);
  const json = parseJson(body);
  if (json === undefined && claimsJson(mediaType)) reading.note('example-not-json', 'warning', source);
  return { text: body, json, lenient: false, generated: spans(asset).length === 0, source };
}

/** True for `application/json`, `application/problem+json` and the like. */
export function claimsJson(mediaType: string | undefined): boolean {
  return /^[^;]*[/+]json\b/i.test(mediaType ?? '');
}

function withoutBlankEdges(body: string): string {
  return body.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}

function parseJson(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

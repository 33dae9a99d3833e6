/** Texts that are a sequence of values: JSON lines, JSON text sequences (RFC 7464) and server-sent events. */
import { textOfJson } from './exact-json.ts';
import type { Json, JsonObject } from './model.ts';
import type { Sequence } from './notation.ts';
import type { Reading } from './reading.ts';
import { isObject } from './schema-values/schema-parts.ts';

/** undefined for media types that are not sequential. */
export function sequenceOf(mediaType: string): Sequence | undefined {
  if (/^text\/event-stream\b/i.test(mediaType)) return 'events';
  if (/^application\/([^;]*\+)?json-seq\b/i.test(mediaType)) return 'records';
  return /^application\/(x-)?(jsonl|ndjson|jsonlines)\b/i.test(mediaType) ? 'lines' : undefined;
}

export function readSequence(text: string, sequence: Sequence): Reading {
  if (sequence === 'events') return { ok: true, value: eventsIn(text) };
  const parts = text.split(sequence === 'lines' ? '\n' : '\u001e').filter((part) => part.trim() !== '');
  const values: Json[] = [];
  for (const part of parts) {
    try {
      values.push(JSON.parse(part) as Json);
    } catch {
      return { ok: false, expected: `item ${values.length} as JSON`, actual: part.trim() };
    }
  }
  return { ok: true, value: values };
}

export function sequenceText(items: readonly Json[], sequence: Sequence): string {
  switch (sequence) {
    case 'lines':
      return items.map((item) => `${JSON.stringify(item)}\n`).join('');
    case 'records':
      return items.map((item) => `\u001e${JSON.stringify(item)}\n`).join('');
    case 'events':
      return items.map((item) => (isObject(item) ? eventText(item) : '')).join('');
  }
}

/** As the HTML standard reads them (9.2.6): an event ends with an empty line; a block without data is not an event. */
function eventsIn(text: string): readonly Json[] {
  const blocks = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n\n+/);
  return blocks.map(eventIn).filter((event) => Object.hasOwn(event, 'data'));
}

function eventIn(block: string): JsonObject {
  const event: Record<string, Json> = {};
  for (const line of block.split('\n')) {
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'data') event.data = event.data === undefined ? value : `${String(event.data)}\n${value}`;
    else if (field === 'retry' && /^\d+$/.test(value)) event.retry = Number(value);
    else if (field === 'event' || field === 'id') event[field] = value;
  }
  return event;
}

function eventText({ data = '', ...fields }: JsonObject): string {
  const others = Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}\n`);
  const lines = textOfJson(data).split('\n');
  return `${others.join('')}${lines.map((line) => `data: ${line}\n`).join('')}\n`;
}

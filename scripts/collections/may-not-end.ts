import type { Operation } from '../documentation/index.ts';

/** Whether its answer may be one without an end: a stream of events, or a wait for something to happen. */
export function mayNotEnd({ name, description, responses }: Operation): boolean {
  return (
    streams.test(`${name}\n${description}`) || responses.some(({ mediaType = '' }) => pushes.test(mediaType))
  );
}

const streams =
  /\b(streams?|streaming|long[- ]?poll(s|ing)?|server-sent|web ?socket|real-?time|(waits?|blocks?|waiting|blocking) (for|until)|follow(s|ing)? the)\b/i;

const pushes =
  /^(text\/event-stream|application\/(x-ndjson|jsonl|json-seq|stream\+json)|multipart\/x-mixed-replace)/i;

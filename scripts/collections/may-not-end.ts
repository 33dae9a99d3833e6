import type { Operation } from '../documentation/index.ts';
import { saysItMayNotEnd } from '../vocabulary/index.ts';

/** Whether its answer may be one without an end: a stream of events, or a wait for something to happen. */
export function mayNotEnd({ name, description, responses }: Operation): boolean {
  return (
    saysItMayNotEnd(`${name}\n${description}`) ||
    responses.some(({ mediaType = '' }) => pushes.test(mediaType))
  );
}

const pushes =
  /^(text\/event-stream|application\/(x-ndjson|jsonl|json-seq|stream\+json)|multipart\/x-mixed-replace)/i;

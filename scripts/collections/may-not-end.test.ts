import { expect, it } from 'vitest';
import { mayNotEnd } from './may-not-end.ts';

const scenario = (
  description: string,
  { mediaType = 'application/json', status = 200, confidence = 'certain' } = {},
) =>
  ({
    operation: { name: 'Get', description, responses: [{ status: 200, mediaType }] },
    response: { status },
    interpretations: [{ confidence }],
    attempts: [{ interpretation: 0 }],
  }) as unknown as Parameters<typeof mayNotEnd>[0];

it.each([
  'Stream real-time events from the server.',
  'Returns a stream of changes.',
  'Use this to stream the log.',
  'Blocks until a container stops.',
])('an answer may have no end: %s', (description) => {
  expect(mayNotEnd(scenario(description))).toBe(true);
});

it.each([
  'Lists all events.',
  'Creates a hook that waits.',
  'Start streaming with a preset.',
  'Get current stream status. Alias of /api/stream/status',
])('an answer ends: %s', (description) => {
  expect(mayNotEnd(scenario(description))).toBe(false);
});

it('events are pushed', () => {
  expect(mayNotEnd(scenario('Events.', { mediaType: 'text/event-stream' }))).toBe(true);
});

it('a refusal ends where it is certain to come', () => {
  const refusal = { status: 401, mediaType: 'text/event-stream' };
  expect(mayNotEnd(scenario('Events.', refusal))).toBe(false);
  expect(mayNotEnd(scenario('Events.', { ...refusal, confidence: 'guess' }))).toBe(true);
});

import { expect, it } from 'vitest';
import type { Operation } from '../documentation/index.ts';
import { mayNotEnd } from './may-not-end.ts';

const operation = (description: string, mediaType = 'application/json') =>
  ({ name: 'Get', description, responses: [{ status: 200, mediaType }] }) as unknown as Operation;

it.each([
  ['Stream real-time events from the server.', undefined],
  ['Blocks until a container stops.', undefined],
  ['Events.', 'text/event-stream'],
])('an answer may have no end: %s %s', (description, mediaType) => {
  expect(mayNotEnd(operation(description, mediaType))).toBe(true);
});

it.each(['Lists all events.', 'Creates a hook that waits.'])('an answer ends: %s', (description) => {
  expect(mayNotEnd(operation(description))).toBe(false);
});

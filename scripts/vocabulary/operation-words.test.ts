import { expect, it } from 'vitest';
import { saysItIsKept } from './operation-words.ts';

it.each([
  ['Delete an order', 'Cancels the order.', true],
  ['Cancel an order', '', true],
  ['Delete an order', 'Deletes (cancels) the order.', true],
  ['Delete a user', 'Deletes the user. This is a soft delete.', true],
  ['Delete an event', 'Deletes an event from the collection. Allows to cancel what was planned.', false],
  ['Delete a lock', 'Removes the lock; pending jobs are terminated.', false],
  ['Delete an event', '', false],
])('%s: "%s" keeps it: %s', (name, description, isKept) => {
  expect(saysItIsKept(name, description)).toBe(isKept);
});

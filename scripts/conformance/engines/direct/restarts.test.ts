import { expect, it } from 'vitest';
import type { Exchanged } from './exchange.ts';
import { restartsOf } from './restarts.ts';

const failed = (code: string) =>
  ({ answer: undefined, error: { fault: 'connection', code } }) as unknown as Exchanged;
const refused = failed('ECONNREFUSED');
const answered = { answer: { status: 200 }, error: undefined } as unknown as Exchanged;

/** What is awaited of these exchanges, one second after the other, by a run that waits for up to 3 seconds. */
async function awaited(exchanges: readonly Exchanged[], isEnding = false) {
  let seconds = 0;
  const restarts = restartsOf(
    3,
    () => isEnding,
    () => seconds++,
  );
  const found: boolean[] = [];
  for (const each of exchanges) found.push(await restarts.awaits(each));
  return found;
}

it('waits for a target that has answered before, and no longer than it may take', async () => {
  expect(await awaited([answered, refused, refused])).toEqual([false, true, true]);
  expect(await awaited([answered, refused, refused, refused, refused])).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

it.each([
  ['has never answered', [refused]],
  ['breaks connections', [answered, failed('ECONNRESET')]],
])('does not wait for a target that %s', async (_what, exchanges) => {
  expect((await awaited(exchanges)).at(-1)).toBe(false);
});

it('does not wait in a run that is to end', async () => {
  expect(await awaited([answered, refused], true)).toEqual([false, false]);
});

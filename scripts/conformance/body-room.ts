/**
 * How much a record keeps of the bodies of answers: a target may send megabytes with each, and all that is kept is searched
 * for secrets, which must not keep a run from ending. `bodyBytes` tells the whole size of a body.
 */
import type { Exchange } from './record.ts';

/** In characters. */
export const longestBody = 256 * 1024;
/** Of a run with more responses than this, less is kept of each body: all of it is in memory until the reports are written. */
const manyResponses = 1_000;
const longestOfMany = 4 * 1024;
/** Of the bodies of one result, and of a run. */
const most = { ofResult: 512 * 1024, ofRun: 64 * 1024 * 1024 };
/** What is kept of each body in any case. */
const least = 2 * 1024;

/** The most that is kept of a body in a run with so many responses, in characters. */
export function longestBodyOf(responses: number): number {
  return responses > manyResponses ? longestOfMany : longestBody;
}

/** Gives the room of each exchange of a result, one result after the other. What was judged comes first. */
export function bodyRoom(responses: number): (exchanges: readonly Exchange[]) => readonly number[] {
  const longest = longestBodyOf(responses);
  let ofRun = most.ofRun;
  return (exchanges) => {
    let ofResult = Math.min(most.ofResult, ofRun);
    const rooms = new Map<Exchange, number>();
    const judgedFirst = [true, false].flatMap((judged) =>
      exchanges.filter(({ role }) => (role === 'request') === judged),
    );
    for (const exchange of judgedFirst) {
      const length = exchange.response?.body.length ?? 0;
      const room = Math.max(least, Math.min(longest, ofResult));
      const kept = Math.min(length, room);
      rooms.set(exchange, room);
      ofResult -= kept;
      ofRun -= kept;
    }
    return exchanges.map((exchange) => rooms.get(exchange) ?? least);
  };
}

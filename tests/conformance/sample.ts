/** What runs of a sample in the suite, runs of everything with `npm run test:all`: that takes a quarter of an hour. */
const isEverything = process.env.DOCPROOF_TESTS === 'all';

export function sample<Name>(some: readonly Name[], all: readonly Name[]): readonly Name[] {
  return isEverything ? all : some;
}

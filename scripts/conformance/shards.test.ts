import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Blob, blobVersion, mergeBlobs, readBlob } from './blob.ts';
import type { RunRecord } from './record.ts';
import { summarise } from './run-conformance.ts';
import { shardsOf } from './shards.ts';

const verdicts = ['conforms', 'deviates', 'unprovoked', 'skipped', 'unprovokable'] as const;

const groups = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 })
  .map((sizes) =>
    sizes.map((size, at) => Array.from({ length: size }, (_none, nth) => `api/${at}-${nth}/200`)),
  );

it('gives every group to one shard, and no shard more than the longest group above its share', () => {
  fc.assert(
    fc.property(
      groups,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 900 }),
      (all, total, step) => {
        const ids = all.flat();
        const durations = new Map(ids.map((id, at) => [id, 10 + ((at * step) % 97)]));
        const { shards } = shardsOf(all, durations, total);
        expect(shards).toHaveLength(total);
        expect(shards.flat().sort()).toEqual([...ids].sort());
        for (const group of all)
          expect(shards.filter((shard) => group.some((id) => shard.includes(id)))).toHaveLength(1);
        const lasts = (each: readonly string[]) =>
          each.reduce((sum, id) => sum + (durations.get(id) ?? 0), 0);
        const share = lasts(ids) / total;
        const longest = Math.max(...all.map(lasts));
        for (const shard of shards) expect(lasts(shard)).toBeLessThanOrEqual(share + longest);
      },
    ),
  );
});

const record = (ids: readonly string[], verdictOf: (id: string) => (typeof verdicts)[number]): RunRecord => {
  const responses = ids.map((id) => ({ id, verdict: verdictOf(id), exchanges: [] }));
  return {
    docproof: { version: '1.0.0' },
    id: 'x',
    api: { name: 'api', title: 'API', file: 'api.apib' },
    target: { baseUrl: 'http://127.0.0.1', kind: 'live' },
    writes: 'none',
    strict: false,
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 5,
    complete: true,
    interruption: undefined,
    summary: summarise(responses as never),
    responses,
    findings: [],
    notices: [],
    remarks: [],
  } as never;
};

/** The blobs of a run that was split so. */
const blobsOf = (ids: readonly string[], shards: readonly (readonly string[])[]) =>
  shards.map((own, at) => ({
    file: `${at + 1}.json`,
    blob: {
      docproofBlob: blobVersion,
      shard: { index: at + 1, total: shards.length },
      split: 'same',
      document: 'a'.repeat(64),
      ids: own,
      record: record(ids, (id) => (own.includes(id) ? verdicts[id.length % 5]! : 'skipped')),
    } satisfies Blob,
  }));

it('merges any split of a run to the same record, in any order of the blobs', () => {
  fc.assert(
    fc.property(groups, fc.integer({ min: 1, max: 6 }), fc.gen(), (all, total, gen) => {
      const ids = all.flat();
      const whole = mergeBlobs(blobsOf(ids, [ids]));
      const split = blobsOf(ids, shardsOf(all, new Map(), total).shards);
      const shuffled = gen(fc.shuffledSubarray, split, { minLength: split.length });
      const read = shuffled.map(({ file, blob }) => {
        const again = readBlob(JSON.stringify(blob));
        if (!again.ok) throw new Error(again.problem);
        return { file, blob: again.blob };
      });
      expect(JSON.parse(JSON.stringify(mergeBlobs(read)))).toEqual(JSON.parse(JSON.stringify(whole)));
    }),
  );
});

it('refuses a blob that was cut off anywhere', () => {
  const text = JSON.stringify(blobsOf(['api/a/200'], [['api/a/200']])[0]?.blob);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: text.length - 1 }), (length) => {
      expect(readBlob(text.slice(0, length)).ok).toBe(false);
    }),
  );
});

it.each([
  ['a missing shard', (all: Blob[]) => all.slice(1), 'the blob of shard 1/2 of api is missing'],
  ['a shard twice', (all: Blob[]) => [...all, all[0]!], 'are both of shard 1/2'],
  ['other documents', ([a, b]: Blob[]) => [a!, { ...b!, document: 'b'.repeat(64) }], 'different documents'],
  ['other splits', ([a, b]: Blob[]) => [a!, { ...b!, split: 'other' }], 'different splits'],
  [
    'other versions',
    ([a, b]: Blob[]) => [a!, { ...b!, record: { ...b!.record, docproof: { version: '2.0.0' } } }],
    'different versions of docproof (1.0.0 and 2.0.0)',
  ],
  ['a response lost', ([a, b]: Blob[]) => [a!, { ...b!, ids: [] }], 'do not hold each response once'],
])('refuses %s', (_what, change, told) => {
  const ids = ['api/a/200', 'api/b/200'];
  const blobs = change(blobsOf(ids, [['api/a/200'], ['api/b/200']]).map(({ blob }) => blob));
  const merged = mergeBlobs(blobs.map((blob, at) => ({ file: `${at}.json`, blob })));
  expect(merged).toMatchObject({ ok: false, problem: expect.stringContaining(told) });
});

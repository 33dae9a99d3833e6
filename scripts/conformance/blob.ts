/** What a shard found out, in one file; the blobs of all shards are merged to the record of the whole run. */
import type { ResponseResult, RunRecord } from './record.ts';
import { summarise } from './run-conformance.ts';
import type { Shard } from './shards.ts';

export const blobVersion = 1;

export interface Blob {
  readonly docproofBlob: typeof blobVersion;
  readonly shard: Shard;
  /** How the run was split: that of `ShardedPlan`. */
  readonly split: string;
  /** SHA-256 of the document and its overrides. */
  readonly document: string;
  /** Ids of the responses that this shard was about; the record tells of all. */
  readonly ids: readonly string[];
  readonly record: RunRecord;
}

export type ReadBlob =
  | { readonly ok: true; readonly blob: Blob }
  | { readonly ok: false; readonly problem: string };

/** Whatever the file holds. */
export function readBlob(text: string): ReadBlob {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'is not valid JSON; it may have been cut off' };
  }
  const blob = json as Partial<Blob> | null;
  if (typeof blob !== 'object' || blob === null || blob.docproofBlob === undefined)
    return { ok: false, problem: 'is not a blob of docproof' };
  if (blob.docproofBlob !== blobVersion)
    return { ok: false, problem: `is of version ${String(blob.docproofBlob)}; expected ${blobVersion}` };
  return isWhole(blob) ? { ok: true, blob } : { ok: false, problem: 'is not whole' };
}

function isWhole(blob: Partial<Blob>): blob is Blob {
  const { shard, split, document, ids, record } = blob;
  const isShard = Number.isInteger(shard?.index) && Number.isInteger(shard?.total);
  const hasResults = Array.isArray(record?.responses) && typeof record?.api?.name === 'string';
  const isMeant = typeof record?.docproof?.version === 'string' && typeof record.target?.baseUrl === 'string';
  return (
    isShard &&
    hasResults &&
    isMeant &&
    typeof split === 'string' &&
    typeof document === 'string' &&
    Array.isArray(ids)
  );
}

/** A blob and the file that it is from. */
export interface NamedBlob {
  readonly file: string;
  readonly blob: Blob;
}

export type Merged =
  | { readonly ok: true; readonly records: readonly RunRecord[] }
  | { readonly ok: false; readonly problem: string };

/** One record for each API, in the order of their names. Nothing is merged where anything does not fit. */
export function mergeBlobs(all: readonly NamedBlob[]): Merged {
  const records: RunRecord[] = [];
  const names = [...new Set(all.map(({ blob }) => blob.record.api.name))].sort();
  for (const name of names) {
    const blobs = all
      .filter(({ blob }) => blob.record.api.name === name)
      .sort((a, b) => a.blob.shard.index - b.blob.shard.index);
    const problem = misfit(name, blobs);
    if (problem !== undefined) return { ok: false, problem };
    records.push(mergedRecord(blobs.map(({ blob }) => blob)));
  }
  return { ok: true, records };
}

/** Why they are not the shards of one run. */
function misfit(name: string, blobs: readonly NamedBlob[]): string | undefined {
  const [first, ...others] = blobs;
  if (!first) return undefined;
  for (const other of others) {
    const difference = differences.find(({ of }) => of(first.blob) !== of(other.blob));
    if (difference)
      return `${first.file} and ${other.file} are of different ${difference.what} (${difference.of(first.blob)} and ${difference.of(other.blob)})`;
    const twin = blobs.find((each) => each !== other && each.blob.shard.index === other.blob.shard.index);
    if (twin) return `${twin.file} and ${other.file} are both of shard ${shown(other.blob.shard)} of ${name}`;
  }
  const { total } = first.blob.shard;
  const missing = Array.from({ length: total }, (_none, at) => at + 1).filter(
    (index) => !blobs.some(({ blob }) => blob.shard.index === index),
  );
  if (missing.length > 0)
    return `the blob of shard ${missing.map((index) => `${index}/${total}`).join(', ')} of ${name} is missing`;
  const owned = blobs.flatMap(({ blob }) => blob.ids);
  const isSplit =
    new Set(owned).size === owned.length && first.blob.record.responses.every(({ id }) => owned.includes(id));
  return isSplit ? undefined : `the blobs of ${name} do not hold each response once`;
}

const differences: readonly { readonly what: string; readonly of: (blob: Blob) => string }[] = [
  { what: 'versions of docproof', of: ({ record }) => record.docproof.version },
  { what: 'documents', of: ({ document }) => document.slice(0, 12) },
  { what: 'numbers of shards', of: ({ shard }) => String(shard.total) },
  { what: 'splits, as their earlier runs differ', of: ({ split }) => split },
  { what: 'write policies', of: ({ record }) => record.writes },
  { what: 'strictness', of: ({ record }) => (record.strict ? 'strict' : 'not strict') },
];

function shown({ index, total }: Shard): string {
  return `${index}/${total}`;
}

function mergedRecord(blobs: readonly Blob[]): RunRecord {
  const records = blobs.map(({ record }) => record);
  const [first] = records as [RunRecord, ...RunRecord[]];
  const found = new Map<string, ResponseResult>();
  for (const { ids, record } of blobs) {
    const own = new Set(ids);
    for (const result of record.responses) if (own.has(result.id)) found.set(result.id, result);
  }
  const responses = first.responses.flatMap(({ id }) => found.get(id) ?? []);
  const startedAt = records.map((each) => each.startedAt).sort()[0] ?? first.startedAt;
  const ended = Math.max(...records.map((each) => Date.parse(each.startedAt) + each.durationMs));
  const cut = records.find(({ complete }) => !complete);
  return {
    ...first,
    id: `${startedAt.replace(/[-:]|\.\d+/g, '')}-${first.api.name}-merged`,
    startedAt,
    durationMs: ended - Date.parse(startedAt),
    complete: cut === undefined,
    interruption: cut?.interruption,
    summary: summarise(responses),
    responses,
    notices: unique(records.flatMap(({ notices }) => notices)),
    remarks: unique(records.flatMap(({ remarks = [] }) => remarks)),
  };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

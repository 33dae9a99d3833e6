/** `--shard 2/3`: the part of a run that this machine does, and the file that holds what it found out. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonPieces, problemText, writeWhole } from '../boundary/index.ts';
import {
  type Blob,
  blobVersion,
  type Footprints,
  groupsOf,
  itemIds,
  type RunRecord,
  type Shard,
  type ShardedPlan,
  shardsOf,
  type WritePolicy,
} from '../conformance/index.ts';
import { everything, footprints } from '../scenarios/index.ts';
import type { DocumentFile } from './documents.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';
import type { LoadedApi } from './loaded.ts';
import { printError } from './output.ts';
import type { Filter } from './selection.ts';

export type ParsedShard = { readonly ok: true; readonly shard: Shard | undefined };

const most = 1_000;

export function parseShard(text: string | undefined): ParsedShard | Failure {
  if (text === undefined) return { ok: true, shard: undefined };
  const [, index, total] = /^(\d{1,6})\/(\d{1,6})$/.exec(text)?.map(Number) ?? [];
  const isOne = index !== undefined && total !== undefined && index >= 1 && index <= total && total <= most;
  if (isOne) return { ok: true, shard: { index, total } };
  return failure(
    exitCodes.usage,
    `error: --shard ${text} is not one of several parts, such as 2/3 (the second of three, of at most ${most})`,
  );
}

/** Where the reports of a shard are, so that they do not take the place of those of the whole run. */
export function shardFolder(reports: string, shard: Shard | undefined): string {
  return shard === undefined ? reports : join(reports, `shard-${shard.index}-of-${shard.total}`);
}

export interface ShardTarget {
  readonly writes: WritePolicy;
  /** By other shards, at the same time. */
  readonly isShared: boolean;
}

/** `reports`: the folder of the whole run, whose results tell how long each response took. */
export function splitFor(
  { plan, collection }: LoadedApi,
  shard: Shard,
  reports: string,
  { writes, isShared }: ShardTarget,
): ShardedPlan {
  const touched = footprints(plan, writes !== 'none');
  const ids = itemIds(collection).filter((id) => touched.has(id));
  const groups = groupsOf(ids, isShared ? touched : knownPart(touched));
  const split = shardsOf(groups, durationsIn(join(reports, 'results.json'), ids), shard.total);
  if (split.shards[shard.index - 1]?.length === 0) {
    printError(
      `note: --shard ${shard.index}/${shard.total} has nothing to do: what may share a change at the target is in one shard`,
      ...(isShared ? ['  try: --own-target, where each shard has a target of its own'] : []),
    );
  }
  return split;
}

/** What is named, without what is only possible: at a target that nobody else changes. */
function knownPart(touched: Footprints): Footprints {
  const known = (roots: ReadonlySet<string>) => new Set([...roots].filter((root) => root !== everything));
  return new Map(
    [...touched].map(([id, { reads, writes }]) => [id, { reads: known(reads), writes: known(writes) }]),
  );
}

/** Of responses of these ids only; none if there was no run. */
function durationsIn(file: string, ids: readonly string[]): ReadonlyMap<string, number> {
  const known = new Set(ids);
  try {
    const { responses } = JSON.parse(readFileSync(file, 'utf8')) as Pick<RunRecord, 'responses'>;
    return new Map(responses.filter(({ id }) => known.has(id)).map(({ id, durationMs }) => [id, durationMs]));
  } catch {
    return new Map();
  }
}

/** Leaves out what other shards do. */
export function filterOf(filter: Filter, { index, total }: Shard, { shards }: ShardedPlan): Filter {
  const shardOf = new Map(shards.flatMap((ids, at) => ids.map((id): [string, number] => [id, at + 1])));
  return (id) => {
    const other = shardOf.get(id);
    return other === index ? filter(id) : `shard ${other}/${total} provokes it`;
  };
}

/** Reports a blob that cannot be written: without it the results of the shard are lost. */
export function writeBlob(
  root: string,
  { text, overrides }: DocumentFile,
  shard: Shard,
  split: ShardedPlan,
  record: RunRecord,
): boolean {
  const blob: Blob = {
    docproofBlob: blobVersion,
    shard,
    split: split.fingerprint,
    document: createHash('sha256')
      .update(text)
      .update('\0')
      .update(overrides?.text ?? '')
      .digest('hex'),
    ids: split.shards[shard.index - 1] ?? [],
    record,
  };
  const file = join(root, 'blobs', `${record.api.name}.shard-${shard.index}-of-${shard.total}.blob.json`);
  try {
    writeWhole(file, jsonPieces(blob, 3));
    return true;
  } catch (error) {
    printError(`error: the blob ${file} cannot be written: ${problemText(error)}`);
    return false;
  }
}

/** `docproof merge`: makes of the blobs of all shards the reports that one run would have made. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import schema from '../../../docs/results.schema.json' with { type: 'json' };
import { problemText } from '../../boundary/index.ts';
import { mergeBlobs, type NamedBlob, type RunRecord, readBlob } from '../../conformance/index.ts';
import { createRedactor, plainMask } from '../../redaction/index.ts';
import type { ReportName } from '../../reports/index.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';
import { type Gate, type GateOptions, openGate } from '../gate.ts';
import { openReports } from '../open-reports.ts';
import { printFailure, printLine } from '../output.ts';
import { reportOnRecord } from '../report-on.ts';
import { reportOnAll } from '../report-on-all.ts';
import { parseReporters } from '../reporters.ts';

export interface MergeOptions extends GateOptions {
  readonly reports: string;
  readonly keep?: string;
  readonly reporter?: readonly string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export async function merge(paths: readonly string[], options: MergeOptions): Promise<number> {
  const gate = await openGate(options);
  if (!gate.ok) return printFailure(gate);
  const reporters = await parseReporters(options.reporter);
  if (!reporters.ok) return printFailure(reporters);
  const found = await blobsIn(paths);
  if (!found.ok) return printFailure(found);
  const merged = mergeBlobs(found.blobs);
  if (!merged.ok) return printFailure(failure(exitCodes.usage, `error: ${merged.problem}`));
  const folder = openReports(options.reports);
  if (!folder.ok) return printFailure(folder);
  return reportOnMerged(merged.records, { ...options, reporters: reporters.names }, gate);
}

async function reportOnMerged(
  records: readonly RunRecord[],
  options: MergeOptions & { readonly reporters: readonly ReportName[] },
  gate: Gate,
): Promise<number> {
  const printed: string[] = [];
  const isOneOfMany = records.length > 1;
  const ends = [];
  for (const record of records) {
    const { name } = record.api;
    const reports = isOneOfMany ? join(options.reports, name) : options.reports;
    const verdict = gate.judge(record, true);
    const print = (results: string) => printed.push(results);
    // Secrets are masked in the blobs already.
    await reportOnRecord(
      { ...options, reports, isOneOfMany },
      record,
      verdict,
      createRedactor([], plainMask),
      print,
    );
    const problem = record.complete
      ? undefined
      : failure(exitCodes.notRun, `error: ${name}: ${record.interruption}`);
    if (problem) printFailure(problem);
    const exit = problem?.exit ?? verdict.exit;
    ends.push({
      name,
      folder: name,
      exit,
      run: { ok: true as const, exit, record, verdict, failure: problem },
    });
  }
  if (options.json) printLine(isOneOfMany ? `[${printed.join(',')}]` : printed.join(''));
  if (isOneOfMany) await reportOnAll(ends, options);
  return Math.max(...ends.map(({ exit }) => exit));
}

type Found = { readonly ok: true; readonly blobs: readonly NamedBlob[] };

/** Those in the folders and below them, or the files themselves. */
async function blobsIn(paths: readonly string[]): Promise<Found | Failure> {
  const blobs: NamedBlob[] = [];
  const breachOf = await recordChecker();
  for (const path of paths) {
    try {
      for (const file of blobFiles(path)) {
        const read = readBlob(readFileSync(file, 'utf8'));
        if (!read.ok) return failure(exitCodes.usage, `error: ${file} ${read.problem}`);
        const breach = breachOf(read.blob.record);
        if (breach !== undefined)
          return failure(exitCodes.usage, `error: ${file} does not hold the record of a run: ${breach}`);
        blobs.push({ file, blob: read.blob });
      }
    } catch (error) {
      return failure(exitCodes.usage, `error: cannot read ${path}: ${problemText(error)}`);
    }
  }
  if (blobs.length > 0) return { ok: true, blobs };
  return failure(
    exitCodes.usage,
    `error: there is no blob in ${paths.join(', ')}`,
    '  try: docproof run --shard 1/2, which writes one to reports/blobs',
  );
}

function blobFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true, withFileTypes: true });
  return files
    .filter((entry) => entry.isFile() && entry.name.endsWith('.blob.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Gives the first thing of a record that is not as `docs/results.schema.json` describes it, with its place; undefined if all of it is. */
async function recordChecker(): Promise<(record: unknown) => string | undefined> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  return (record) => {
    if (validate(record)) return undefined;
    const [error] = validate.errors ?? [];
    return `${error?.instancePath || 'the record'} ${error?.message}`;
  };
}

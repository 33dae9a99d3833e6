/** `docproof check`: how much of what documents promise can be provoked, measured on the embedded mock. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import type { RunRecord } from '../../conformance/index.ts';
import { claimsToDescribeApi } from '../../documentation/index.ts';
import { createRedactor, plainMask } from '../../redaction/index.ts';
import { type CheckedDocument, renderCheck, totalOf } from '../check-table.ts';
import { findDocument } from '../documents.ts';
import { blueprintEndings, documentEndings } from '../documents-nearby.ts';
import { executeRun, newRun } from '../execute-run.ts';
import { exitCodes, failure } from '../exit-codes.ts';
import { loadApi } from '../load-plan.ts';
import { printError, printFailure, printLine } from '../output.ts';
import { openMock } from '../target.ts';

/** Documents that are run at the same time: some wait for what is only accepted. */
const sideBySide = 4;

export async function check(path: string, options: { readonly json?: boolean }): Promise<number> {
  const files = documentsUnder(path);
  if (files.length === 0) {
    return printFailure(
      failure(exitCodes.usage, `error: there is no document (${documentEndings.join(', ')}) at ${path}`),
    );
  }
  const checked: CheckedDocument[] = [];
  const waiting = [...files];
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      checked.push(await checkDocument(file));
      if (process.stderr.isTTY) process.stderr.write(`\r${checked.length} of ${files.length}\r`);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  const inOrder = checked.sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file));
  const named = inOrder.map((each) => ({ ...each, file: shown(each.file, path) }));
  printLine(
    options.json
      ? JSON.stringify({ documents: named, total: totalOf(named) }, undefined, 2)
      : renderCheck(named),
  );
  return named.some((each) => each.kind === 'read' && each.verdicts.deviates > 0)
    ? exitCodes.deviation
    : exitCodes.ok;
}

/** Of a folder, what is an API description: not what `build` and `run` write, nor other data. */
function documentsUnder(path: string): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
  } catch {
    return [];
  }
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        documentEndings.includes(extname(entry.name)) &&
        !entry.name.endsWith('.overrides.yaml'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => blueprintEndings.includes(extname(file)) || mayDescribeApi(file))
    .sort();
}

/** What cannot be read stays: checking it says why. */
function mayDescribeApi(file: string): boolean {
  try {
    return claimsToDescribeApi(readFileSync(file, 'utf8'));
  } catch {
    return true;
  }
}

function shown(file: string, path: string): string {
  return relative(path, file) || file;
}

async function checkDocument(file: string): Promise<CheckedDocument> {
  const startedAt = Date.now();
  const time = () => Date.now() - startedAt;
  try {
    const document = await findDocument(file);
    const loaded = document.ok ? await loadApi(document) : document;
    if (!loaded.ok) return { kind: 'unusable', file, why: loaded.lines.join(' '), timeMs: time() };
    const target = await openMock(loaded);
    const outcome = await executeRun(
      {
        loaded,
        target,
        identity: newRun(loaded.plan.api.description.name),
        journal: undefined,
        remarks: [],
        writes: target.defaultWrites,
        variables: {},
        redact: createRedactor([], plainMask),
      },
      { engine: 'direct' },
    );
    await target.close();
    if (!outcome.ok) printError(`${file}: ${outcome.problem}`);
    return measured(file, outcome.record, time());
  } catch (error) {
    return {
      kind: 'crashed',
      file,
      why: error instanceof Error ? (error.stack ?? error.message) : String(error),
      timeMs: time(),
    };
  }
}

function measured(file: string, record: RunRecord, timeMs: number): CheckedDocument {
  const errors = record.responses.filter((response) => response.status >= 400 && response.status < 500);
  const provoked = (verdict: string) => verdict === 'conforms' || verdict === 'deviates';
  return {
    kind: 'read',
    file,
    verdicts: record.summary,
    certain: record.responses.filter((response) => response.confidence === 'certain').length,
    clientErrors: errors.length,
    clientErrorsProvoked: errors.filter((response) => provoked(response.verdict)).length,
    rest: record.responses
      .filter((response) => !provoked(response.verdict))
      .map((response) => `${response.verdict}: ${general(response.reason)}`),
    deviations: record.responses
      .filter((response) => response.verdict === 'deviates')
      .map((response) => `${response.id}: ${response.reason}`),
    findings: record.findings.filter((finding) => finding.severity !== 'note').length,
    timeMs,
  };
}

/** A reason without the names and values of one document, so that like ones count together. */
function general(reason: string): string {
  return reason
    .replace(/\b(GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS) \/\S*/g, 'a request')
    .replace(/“[^”]*”|"[^"]*"/g, '…')
    .replace(/the target has no [^,]*/, 'the target has no such resource')
    .replace(/\d{3} [A-Z][\w' ]*/g, (status) => status.slice(0, 3))
    .slice(0, 110);
}

/** Everything that works through the text of a document: runs in a thread of its own, since no document is trusted. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Finding } from '../../documentation/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';
import type { SchemaSet } from '../../schemas/index.ts';
import type { DocumentFile } from '../documents.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';
import { findingLines } from '../finding-lines.ts';
import type { LoadedApi, LoadedPlan } from '../loaded.ts';
import { siblingFiles } from './sibling-files.ts';

/** Takes what is being done now, to be reported if it does not end. */
export type Progress = (doing: string) => void;

/** What can be asked for, and what is given. */
export const jobs = {
  plan: buildPlan,
  api: buildApi,
  types: buildTypes,
} as const;

export type Jobs = typeof jobs;

async function buildPlan(document: DocumentFile, progress: Progress): Promise<LoadedPlan | Failure> {
  progress('parsing it');
  const { explain, readDescription } = await import('../../documentation/index.ts');
  const { analyse } = await import('../../analysis/index.ts');
  const { planScenarios } = await import('../../scenarios/index.ts');
  const readBeside = siblingFiles(document.file);
  let isWhole = true;
  const readOther = (path: string) => {
    isWhole = false;
    return readBeside(path);
  };
  const read = await readDescription(document.text, document.file, readOther, document.name);
  const explained = (finding: Finding) => ({ ...finding, ...explain(finding) });
  if (!read.ok) {
    const lines = read.findings
      .filter((finding) => finding.severity === 'error')
      .flatMap((finding) => findingLines(explained(finding)));
    return failure(exitCodes.usage, ...lines);
  }
  progress('planning its scenarios');
  const overridden = await withOverrides(planScenarios(analyse(read.description)), document);
  if (!overridden.ok) return overridden;
  const findings = [...read.description.findings, ...overridden.notes].map(explained);
  return { ok: true, plan: overridden.plan, findings, isWhole };
}

async function buildApi(document: DocumentFile, progress: Progress): Promise<LoadedApi | Failure> {
  const built = await buildPlan(document, progress);
  if (!built.ok) return built;
  const { plan, findings, isWhole } = built;
  const { explain } = await import('../../documentation/index.ts');
  const { compileValidators, schemaFiles } = await import('../../schemas/index.ts');
  const { buildCollection } = await import('../../collections/index.ts');
  progress('working out its JSON Schemas');
  const schemas = schemaFiles(plan.api);
  progress('compiling validators for it');
  const validators = compileValidators(schemas);
  progress('building its collection');
  const collection = buildCollection(plan, { schemas, validators, runtime: collectionRuntime() });
  const found = plan.api.findings.map((finding) => ({ ...finding, ...explain(finding) }));
  return { ok: true, plan, schemas, collection, findings: [...findings, ...found], isWhole };
}

/** The plan with the overrides beside the document; an entry that fits nothing is an error, not silence. */
async function withOverrides(
  plan: ScenarioPlan,
  document: DocumentFile,
): Promise<{ readonly ok: true; readonly plan: ScenarioPlan; readonly notes: readonly Finding[] } | Failure> {
  if (!document.overrides) return { ok: true, plan, notes: [] };
  const { applyOverrides, readOverrides } = await import('../../scenarios/index.ts');
  const read = await readOverrides(document.overrides.text, document.overrides.file);
  const applied = read.ok
    ? applyOverrides(plan, read.overrides)
    : { plan, problems: read.problems, notes: [] };
  if (applied.problems.length === 0) return { ok: true, plan: applied.plan, notes: applied.notes };
  return failure(
    exitCodes.usage,
    ...applied.problems.flatMap(({ file, line, what, next }) => [
      `error: ${what}`,
      `  --> ${file}:${line}`,
      `  try: ${next}`,
    ]),
  );
}

/** The TypeScript types of documented bodies, by path in the folder of schemas. */
async function buildTypes(schemas: SchemaSet, progress: Progress): Promise<ReadonlyMap<string, string>> {
  const { renderTypes } = await import('../../schemas/index.ts');
  progress('writing types for it');
  return renderTypes(schemas);
}

function collectionRuntime(): string {
  return readFileSync(createRequire(import.meta.url).resolve('#collection-runtime'), 'utf8');
}

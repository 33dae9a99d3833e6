/** Documentation → everything that is made of it, kept in a cache so that a run which needs no parser loads none. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { PostmanCollection } from '../collections/index.ts';
import type { Finding } from '../documentation/index.ts';
import type { ScenarioPlan } from '../scenarios/index.ts';
import type { SchemaSet } from '../schemas/index.ts';
import type { DocumentFile } from './documents.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';

export interface LoadedApi {
  readonly ok: true;
  readonly plan: ScenarioPlan;
  readonly schemas: SchemaSet;
  readonly collection: PostmanCollection;
  readonly findings: readonly (Finding & { readonly what: string; readonly next: string })[];
}

export async function loadApi(document: DocumentFile): Promise<LoadedApi | Failure> {
  const cache = cacheFile(document, 'api');
  const known = cache && readCache<LoadedApi>(cache);
  if (known) return known;
  const loaded = await buildApi(document);
  if (loaded.ok && cache) writeCache(cache, loaded);
  return loaded;
}

/** What is enough to serve an API: no schema and no collection is made for it. */
export type LoadedPlan = Pick<LoadedApi, 'ok' | 'plan' | 'findings'>;

/** `kept`: whether the cache may answer. */
export async function loadPlan(document: DocumentFile, kept: 'kept' | 'anew'): Promise<LoadedPlan | Failure> {
  const cache = cacheFile(document, 'plan');
  const known = kept === 'kept' && cache ? readCache<LoadedPlan>(cache) : undefined;
  if (known) return known;
  const loaded = await buildPlan(document);
  if (loaded.ok && cache) writeCache(cache, loaded);
  return loaded;
}

async function buildPlan(document: DocumentFile): Promise<LoadedPlan | Failure> {
  const { explain, readDescription } = await import('../documentation/index.ts');
  const { analyse } = await import('../analysis/index.ts');
  const { planScenarios } = await import('../scenarios/index.ts');
  const read = await readDescription(document.text, document.file, document.readBeside);
  const explained = (finding: Finding) => ({ ...finding, ...explain(finding) });
  if (!read.ok) {
    const lines = read.findings
      .filter((finding) => finding.severity === 'error')
      .flatMap((finding) => findingLines(explained(finding)));
    return failure(exitCodes.usage, ...lines);
  }
  const overridden = await withOverrides(planScenarios(analyse(read.description)), document);
  if (!overridden.ok) return overridden;
  return { ok: true, plan: overridden.plan, findings: read.description.findings.map(explained) };
}

async function buildApi(document: DocumentFile): Promise<LoadedApi | Failure> {
  const built = await buildPlan(document);
  if (!built.ok) return built;
  const { plan, findings } = built;
  const { explain } = await import('../documentation/index.ts');
  const { compileValidators, schemaFiles } = await import('../schemas/index.ts');
  const { buildCollection } = await import('../collections/index.ts');
  const schemas = schemaFiles(plan.api);
  const validators = await compileValidators(schemas);
  const collection = buildCollection(plan, { schemas, validators, runtime: collectionRuntime() });
  const found = plan.api.findings.map((finding) => ({ ...finding, ...explain(finding) }));
  return { ok: true, plan, schemas, collection, findings: [...findings, ...found] };
}

/** The plan with the overrides beside the document; an entry that fits nothing is an error, not silence. */
async function withOverrides(
  plan: ScenarioPlan,
  document: DocumentFile,
): Promise<{ readonly ok: true; readonly plan: ScenarioPlan } | Failure> {
  if (!document.overrides) return { ok: true, plan };
  const { applyOverrides, readOverrides } = await import('../scenarios/index.ts');
  const read = await readOverrides(document.overrides.text, document.overrides.file);
  const applied = read.ok ? applyOverrides(plan, read.overrides) : { plan, problems: read.problems };
  if (applied.problems.length === 0) return { ok: true, plan: applied.plan };
  return failure(
    exitCodes.usage,
    ...applied.problems.flatMap(({ file, line, what, next }) => [
      `error: ${what}`,
      `  --> ${file}:${line}`,
      `  try: ${next}`,
    ]),
  );
}

/** A finding as it is told in a terminal, with the lines of others that say the same. */
export function findingLines(
  finding: Finding & { readonly what: string; readonly next: string },
  others: readonly Finding[] = [],
): readonly string[] {
  const lines = others.slice(0, 5).map(({ source }) => `, ${source.line}`);
  const more = others.length > lines.length ? ` and ${others.length - lines.length} more lines` : '';
  return [
    `${finding.severity}: ${finding.what}`,
    `  --> ${finding.source.file}:${finding.source.line}${lines.join('')}${more}`,
    ...(finding.next === '' ? [] : [`  try: ${finding.next}`]),
  ];
}

function collectionRuntime(): string {
  return readFileSync(createRequire(import.meta.url).resolve('#collection-runtime'), 'utf8');
}

/** Named after everything that the outcome depends on: the document, its overrides and docproof itself. */
function cacheFile(document: DocumentFile, kind: 'api' | 'plan'): string | undefined {
  try {
    const self = fileURLToPath(import.meta.url);
    const hash = createHash('sha256');
    for (const part of [
      document.file,
      document.text,
      document.overrides?.text ?? '',
      self,
      String(statSync(self).mtimeMs),
    ]) {
      hash.update(part).update('\0');
    }
    return join(cacheFolder(), `${hash.digest('hex')}.${kind}.bin`);
  } catch {
    return undefined;
  }
}

function cacheFolder(): string {
  const root = dirname(createRequire(import.meta.url).resolve('#package'));
  return join(root, 'node_modules', '.cache', 'docproof');
}

function readCache<T extends LoadedPlan>(file: string): T | undefined {
  try {
    return deserialize(readFileSync(file)) as T;
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written costs time only. */
function writeCache(file: string, loaded: LoadedPlan): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, serialize(loaded));
    renameSync(draft, file);
  } catch {}
}

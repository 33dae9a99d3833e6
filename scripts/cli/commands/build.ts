/** `docproof build`: writes collections/ and schemas/, or tells where they are stale. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { liveEnvironment, mockEnvironment } from '../../collections/index.ts';
import { renderSchemas, renderTypes } from '../../schemas/index.ts';
import { apisAsked } from '../apis-asked.ts';
import { findDocument } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';
import { findingLines, type LoadedApi, loadApi } from '../load-plan.ts';
import { complain, say, tellFailure } from '../output.ts';

/** Where the embedded mock listens unless told otherwise. */
const mockUrl = 'http://127.0.0.1:4010';

export async function build(api: string | undefined, options: { readonly check?: boolean }): Promise<number> {
  const asked = apisAsked(api);
  if (!asked.ok) return tellFailure(asked);
  let stale = 0;
  for (const name of asked.names) {
    const document = await findDocument(name);
    if (!document.ok) return tellFailure(document);
    const loaded = await loadApi(document);
    if (!loaded.ok) return tellFailure(loaded);
    for (const finding of loaded.findings.filter((each) => each.severity !== 'note'))
      complain(...findingLines(finding));
    const wanted = await filesOf(loaded);
    stale += options.check ? tellStale(wanted, loaded) : writeFiles(wanted, loaded);
  }
  return stale > 0 ? exitCodes.deviation : exitCodes.ok;
}

async function filesOf(loaded: LoadedApi): Promise<ReadonlyMap<string, string>> {
  const { plan, schemas, collection } = loaded;
  const { name } = plan.api.description;
  const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
  const files = new Map<string, string>([
    [`collections/${name}.postman_collection.json`, json(collection)],
    [`collections/${name}.mock.postman_environment.json`, json(mockEnvironment(plan, mockUrl))],
    [`collections/${name}.live.postman_environment.json`, json(liveEnvironment(plan))],
  ]);
  for (const [path, text] of renderSchemas(schemas)) files.set(`schemas/${path}`, text);
  for (const [path, text] of await renderTypes(schemas)) files.set(`schemas/${path}`, text);
  return files;
}

function tellStale(wanted: ReadonlyMap<string, string>, loaded: LoadedApi): number {
  const stale = [...wanted]
    .filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text)
    .map(([path]) => path);
  const left = leftOver(wanted, loaded);
  for (const path of stale) complain(`stale: ${path}`);
  for (const path of left) complain(`no longer made: ${path}`);
  const name = loaded.plan.api.description.name;
  if (stale.length + left.length > 0) complain('  try: docproof build');
  else say(`${name}: ${wanted.size} files are up to date`);
  return stale.length + left.length;
}

function writeFiles(wanted: ReadonlyMap<string, string>, loaded: LoadedApi): 0 {
  for (const path of leftOver(wanted, loaded)) rmSync(path);
  for (const [path, text] of wanted) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  say(
    `${loaded.plan.api.description.name}: ${loaded.plan.scenarios.length} documented responses, ${wanted.size} files written to collections/ and schemas/`,
  );
  return 0;
}

/** Schemas of responses that are documented no more. */
function leftOver(wanted: ReadonlyMap<string, string>, loaded: LoadedApi): readonly string[] {
  const folder = join('schemas', loaded.plan.api.description.name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .filter((path) => !wanted.has(path));
}

/** `docproof build`: writes collections/ and schemas/, or tells where they are stale. */
import { type Output, openOutput } from '../../boundary/index.ts';
import { buildFiles } from '../build-files.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { allFindingLines } from '../document-findings.ts';
import { findDocument } from '../documents.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';
import { loadApi } from '../load-plan.ts';
import type { LoadedApi } from '../loaded.ts';
import { printError, printFailure, printLine } from '../output.ts';
import { resolveApis } from '../resolve-apis.ts';

export interface BuildOptions {
  readonly config?: string;
  readonly check?: boolean;
}

export async function build(api: string | undefined, options: BuildOptions): Promise<number> {
  const configuration = await readConfiguration(options.config);
  if (!configuration.ok) return printFailure(configuration);
  const asked = await resolveApis(api === undefined ? [] : [api], configuration, 'build');
  if (!asked.ok) return printFailure(asked);
  let stale = 0;
  let hasErrors = false;
  for (const name of asked.names) {
    const document = await findDocument(name, configuration);
    if (!document.ok) return printFailure(document);
    const loaded = await loadApi(document);
    if (!loaded.ok) return printFailure(loaded);
    printError(...allFindingLines(loaded.findings));
    hasErrors ||= loaded.findings.some(({ severity }) => severity === 'error');
    const built = await buildFiles(loaded, document);
    if (!built.ok) return printFailure(built);
    const wanted = built.files;
    const output = outputOf(wanted, loaded);
    if (options.check) stale += printStale(output, loaded, wanted.size);
    else {
      const failed = write(output, loaded, wanted.size);
      if (failed) return printFailure(failed);
    }
  }
  // One broken schema does not keep the other files from being written.
  if (hasErrors) return exitCodes.usage;
  return stale > 0 ? exitCodes.deviation : exitCodes.ok;
}

function outputOf(wanted: ReadonlyMap<string, string>, { plan }: LoadedApi): Output {
  const manifest = `schemas/${plan.api.description.name}/.docproof.json`;
  return openOutput({ base: '.', roots: ['collections', 'schemas'], manifest }, wanted);
}

function printStale({ stale, leftOver }: Output, { plan }: LoadedApi, count: number): number {
  for (const path of stale) printError(`stale: ${path}`);
  for (const path of leftOver) printError(`no longer made: ${path}`);
  if (stale.length + leftOver.length > 0) printError('  try: docproof build');
  else printLine(`${plan.api.description.name}: ${count} files are up to date`);
  return stale.length + leftOver.length;
}

function write(output: Output, { plan }: LoadedApi, count: number): Failure | undefined {
  const problem = output.update();
  if (problem !== undefined) return failure(exitCodes.notRun, `error: ${problem}`);
  const { length } = plan.scenarios;
  const responses = `${length} documented ${length === 1 ? 'response' : 'responses'}`;
  printLine(
    `${plan.api.description.name}: ${responses}, ${count} files written to collections/ and schemas/`,
  );
  return undefined;
}

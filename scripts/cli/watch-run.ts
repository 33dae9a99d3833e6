/** `docproof run --watch`: runs again whenever a document, its overrides or the configuration has changed. */
import { watchFiles } from '../boundary/index.ts';
import { configurationFile, readConfiguration } from './configuration/read-configuration.ts';
import { findDocument, overridesFile } from './documents.ts';
import { printError } from './output.ts';
import { resolveApis } from './resolve-apis.ts';

interface Watched {
  readonly apis: readonly string[];
  readonly config?: string;
  readonly baseline?: string;
}

/** Gives the exit code of the last run, once a signal ends the watch. */
export async function watchRun(watched: Watched, run: () => Promise<number>): Promise<number> {
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  for (const signal of signals) process.on(signal, stop);
  try {
    for (;;) {
      const since = Date.now();
      const exit = await run();
      if (stopped.signal.aborted) return exit;
      const { files, others } = await filesOf(watched);
      printError(`watching ${files.join(', ')} (Ctrl-C to end)`);
      await nextChange(files, others, since, stopped.signal);
      if (stopped.signal.aborted) return exit;
    }
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const;

async function filesOf({ apis, config, baseline }: Watched) {
  const files: string[] = [];
  const others = [config ?? configurationFile, ...(baseline === undefined ? [] : [baseline])];
  const configuration = await readConfiguration(config);
  const asked = configuration.ok ? await resolveApis(apis, configuration, 'run') : configuration;
  if (!configuration.ok || !asked.ok) return { files, others };
  for (const name of asked.names) {
    const document = await findDocument(name, configuration);
    if (!document.ok) continue;
    files.push(document.file);
    others.push(document.overrides?.file ?? overridesFile(document.file));
  }
  return { files, others };
}

function nextChange(
  files: readonly string[],
  others: readonly string[],
  since: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      watching.close();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const watching = watchFiles({ files, others, since, changed: async () => end() });
    signal.addEventListener('abort', end);
  });
}

/** Stock Newman, with nothing but what the README says a runner has to be given. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run, withFolder } from '../cli/docproof.ts';
import { patienceAt } from './patience.ts';

export interface Ran {
  readonly code: number | null;
  readonly output: string;
  /** Names of the requests that were sent, and of those in which a test failed. */
  readonly sent: readonly string[];
  readonly failed: readonly string[];
}

export function runNewman(
  collection: string,
  variables: Readonly<Record<string, string>>,
  seconds = patienceAt(),
): Promise<Ran> {
  return withFolder(async (folder) => {
    const report = join(folder, 'run.json');
    const ended = await run(process.execPath, [
      resolve('node_modules/newman/bin/newman.js'),
      'run',
      collection,
      ...asArguments(variables),
      ...['--reporters', 'cli,json', '--reporter-json-export', report],
      ...['--ignore-redirects', '--timeout-request', `${seconds * 1_000}`],
    ]);
    return { code: ended.code, output: ended.stdout, ...reported(report) };
  });
}

export function asArguments(pairs: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(pairs).flatMap(([name, value]) => ['--env-var', `${name}=${value}`]);
}

interface Report {
  readonly run: {
    readonly executions: readonly { readonly item: { readonly name: string }; readonly response?: unknown }[];
    readonly failures: readonly { readonly source?: { readonly name: string } }[];
  };
}

export function reported(file: string): Pick<Ran, 'sent' | 'failed'> {
  const { run } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const answered = run.executions.filter(({ response }) => response !== undefined);
  return {
    sent: [...new Set(answered.map(({ item }) => item.name))],
    // A failure without a source is one of the requests that a script sends.
    failed: [...new Set(run.failures.flatMap(({ source }) => source?.name ?? []))],
  };
}

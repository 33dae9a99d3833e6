/** The built command line, run as a user runs it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const entry = resolve('dist/docproof.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Kilobytes: the most memory that the process has had so far; known of warm processes. */
  readonly maxRss?: number;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with what is printed, as it comes. */
  readonly onText?: (text: string) => void;
  /** Signal to send as soon as something has been seen. */
  readonly stopWhen?: { readonly signal: NodeJS.Signals; readonly seen: () => boolean };
}

/** Runs a program to its end. */
export function run(
  command: string,
  args: readonly string[],
  { cwd, env = {}, stopWhen, onText }: Surroundings = {},
): Promise<Ended> {
  const child = spawn(command, args, {
    cwd,
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: what is pressed on a terminal reaches every process in it, npm's children too.
    detached: true,
  });
  const watch = setInterval(() => {
    if (stopWhen?.seen() !== true) return;
    clearInterval(watch);
    if (child.pid !== undefined) process.kill(-child.pid, stopWhen.signal);
  }, 5);
  return new Promise((resolve, reject) => {
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      onText?.(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      onText?.(text);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(watch);
      resolve({ code, stdout, stderr });
    });
  });
}

/** A way to run the command line. */
export type Docproof = (args: readonly string[], surroundings?: Surroundings) => Promise<Ended>;

/** Runs `docproof …` in a process of its own; without `--`, Node would take --env-file for itself. */
export const docproof: Docproof = (args, surroundings) =>
  run(process.execPath, ['--', entry, ...args], surroundings);

/** What the tests' own environment would change in the output stays out. */
export function plainEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return { PATH, HOME, NO_COLOR: '1', ...(TMPDIR !== undefined && { TMPDIR }) };
}

/** Calls with a new folder, and removes it afterwards. */
export async function withFolder<Result>(act: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'docproof-test-'));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The part of results.json that the tests look at; written from its description, not from the code. */
export interface Results {
  readonly summary: Readonly<
    Record<'documented' | 'conforms' | 'deviates' | 'unprovoked' | 'skipped' | 'unprovokable', number>
  >;
  readonly responses: readonly {
    readonly id: string;
    readonly method: string;
    readonly status: number;
    readonly operationName: string;
    /** With the operation's name before it, the name of the request in the collection. */
    readonly title: string;
    readonly verdict: string;
    readonly reason: string;
    readonly condition: string;
    readonly evidence: readonly unknown[];
    readonly source: { readonly file: string; readonly line: number };
    readonly assertions: readonly {
      readonly name: string;
      readonly outcome: string;
      readonly message?: string;
      readonly deviations: readonly { readonly code: string; readonly place?: string }[];
    }[];
  }[];
}

export interface Verdict extends Ended {
  readonly results: Results;
}

/** `docproof run` with its reports in a folder of their own; throws where no results were written. */
export function verdict(
  document: string,
  target: { readonly baseUrl: string },
  options: {
    readonly args?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    readonly by?: Docproof;
  },
): Promise<Verdict> {
  return withFolder(async (reports) => {
    // htmlextra's page takes longest to write, and is not checked here.
    const fixed = ['--base-url', target.baseUrl, '--reports', reports, '--no-htmlextra'];
    const args = ['run', document, ...fixed, ...(options.args ?? [])];
    const ended = await (options.by ?? docproof)(args, { env: options.env ?? {} });
    return { ...ended, results: readResults(reports, ended) };
  });
}

function readResults(reports: string, { code, stdout, stderr }: Ended): Results {
  try {
    return JSON.parse(readFileSync(join(reports, 'results.json'), 'utf8')) as Results;
  } catch (problem) {
    throw new Error(`no results.json (exit ${code}): ${stdout}${stderr}`, { cause: problem });
  }
}

/** One line for each documented response, to compare and to read in a failure. */
export function told({ responses }: Results): readonly string[] {
  return responses.map(({ id, verdict, reason }) =>
    verdict === 'conforms' ? `${id} ${verdict}` : `${id} ${verdict}: ${reason}`,
  );
}

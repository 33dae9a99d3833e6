/** Measuring side by side: what the machine does meanwhile hits all contestants alike. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** One thing that is measured: a process that is started and has to end with one of these exit codes. */
export interface Contestant {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Measured {
  readonly name: string;
  readonly medianMs: number;
  readonly fastestMs: number;
  readonly slowestMs: number;
}

/** Runs all contestants once in turn, so many rounds; the order is turned by one at each round. */
export async function interleaved(
  contestants: readonly Contestant[],
  rounds: number,
): Promise<readonly Measured[]> {
  const times = contestants.map((): number[] => []);
  // A single round is of what takes minutes: to warm up would take as long again.
  if (rounds > 1) for (const contestant of contestants) await timed(contestant);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const index = (turn + round) % contestants.length;
      times[index]?.push(await timed(contestants[index] as Contestant));
    }
  }
  return contestants.map(({ name }, index) => {
    const sorted = (times[index] ?? []).toSorted((a, b) => a - b);
    return { name, medianMs: median(sorted), fastestMs: sorted[0] ?? 0, slowestMs: sorted.at(-1) ?? 0 };
  });
}

function timed({ name, args, env = {} }: Contestant): Promise<number> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(performance.now() - begin);
      else reject(new Error(`${name} ended with ${code}:\n${printed}`));
    });
  });
}

/** One process: how long it took, and its peak of resident memory (Linux only, else NaN). */
export async function peakMemory(
  args: readonly string[],
): Promise<{ readonly ms: number; readonly mebibytes: number }> {
  const begin = performance.now();
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  let mebibytes = Number.NaN;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(status) ?? [];
      if (kibibytes !== undefined) mebibytes = Number(kibibytes) / 1024;
    } catch {}
  }, 20);
  const code = await new Promise((ended) => child.once('close', ended));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { ms: performance.now() - begin, mebibytes };
}

/** Of numbers in order. */
export function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** A table of medians and their ratio to one of the contestants. */
export function printTable(title: string, measured: readonly Measured[], reference: string): void {
  const base = measured.find(({ name }) => name === reference)?.medianMs ?? Number.NaN;
  const rows = measured.map(({ name, medianMs, fastestMs, slowestMs }) => [
    name,
    `${medianMs.toFixed(0)} ms`,
    `${fastestMs.toFixed(0)}–${slowestMs.toFixed(0)} ms`,
    (medianMs / base).toFixed(2),
  ]);
  const table = [['', 'median', 'range', `to ${reference}`], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of table) {
    console.log(
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    );
  }
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

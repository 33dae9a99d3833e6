/** Marks the folder of a run that is under way, so that no other process removes it. */
import { readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from '../../boundary/index.ts';

interface Mark {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

const fileName = 'under-way.json';

/** A mark that is older was left by a process whose number another one has by now, or by another machine. */
const longestMs = 24 * 60 * 60 * 1000;

export function markInProgress(runFolder: string): void {
  const mark: Mark = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  writeWhole(join(runFolder, fileName), `${JSON.stringify(mark)}\n`);
}

export function markEnded(runFolder: string): void {
  rmSync(join(runFolder, fileName), { force: true });
}

export function isInProgress(runFolder: string): boolean {
  const mark = readMark(join(runFolder, fileName));
  if (mark === undefined) return false;
  const age = Date.now() - Date.parse(mark.since);
  if (!(age < longestMs)) return false;
  return mark.host !== hostname() || isAlive(mark.pid);
}

function readMark(file: string): Mark | undefined {
  try {
    const mark = JSON.parse(readFileSync(file, 'utf8')) as Mark | null;
    return typeof mark?.pid === 'number' ? mark : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (problem) {
    // It is there, and belongs to somebody else.
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
}

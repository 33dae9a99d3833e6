/** Which process keeps a journal, so that the changes of a run that still goes on are left to it. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** Tells it from a later process of the same id; undefined if the system does not say (only Linux does). */
  readonly startTicks: string | undefined;
}

export function thisProcess(): ProcessIdentity {
  return { host: hostname(), pid: process.pid, startTicks: startTicks(process.pid) };
}

/** False also for a process of another machine, about which nothing is known here. */
export function isRunning({ host, pid, startTicks: ticks }: ProcessIdentity): boolean {
  if (host !== hostname() || !exists(pid)) return false;
  return ticks === undefined || startTicks(pid) === ticks;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    // It is there, and somebody else's.
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of `/proc/<pid>/stat`, counted behind the name, which may hold blanks and brackets. */
function startTicks(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

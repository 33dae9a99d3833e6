/** Many runs of the command line in few processes. Tests of how a process starts, stops and exits use `docproof`. */
import { type ChildProcess, fork } from 'node:child_process';
import { resolve } from 'node:path';
import { type Docproof, type Ended, entry, plainEnvironment } from './docproof.ts';

/** For each of the workers; runs wait for answers much of their time, so that makes more processes than cores. */
const most = 2;

/** Runs `docproof …` in a process that has run others before. */
export const warmDocproof: Docproof = warmPool([]);

/** Processes of their own, started with these options of Node. */
export function warmPool(nodeOptions: readonly string[]): Docproof {
  const idle: ChildProcess[] = [];
  const waiting: ((process: ChildProcess) => void)[] = [];
  let started = 0;

  function next(): Promise<ChildProcess> {
    const free = idle.pop();
    if (free !== undefined) return Promise.resolve(free);
    if (started === most) return new Promise((free) => waiting.push(free));
    return Promise.resolve(start());
  }

  function start(): ChildProcess {
    started += 1;
    return fork(resolve('tests/cli/warm-process.mjs'), [entry], {
      env: plainEnvironment(),
      execArgv: [...nodeOptions],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  }

  function release(child: ChildProcess): void {
    const fit = child.exitCode === null && child.signalCode === null;
    if (!fit) started -= 1;
    const waiter = waiting.shift();
    if (waiter !== undefined) waiter(fit ? child : start());
    else if (fit) idle.push(child);
  }

  return async (args, { cwd = process.cwd(), env = {} } = {}) => {
    const child = await next();
    try {
      return await new Promise<Ended>((done, lost) => {
        const gone = (code: number | null) =>
          lost(new Error(`the process ended with ${code}: docproof ${args.join(' ')}`));
        child.once('exit', gone);
        child.once('message', (ended) => {
          child.off('exit', gone);
          done(ended as Ended);
        });
        child.send({ args, env, cwd });
      });
    } finally {
      release(child);
    }
  };
}

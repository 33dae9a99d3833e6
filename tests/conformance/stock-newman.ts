/** Stock Newman, with nothing but what the README says a runner has to be given. */
import { type ChildProcess, fork } from 'node:child_process';
import { resolve } from 'node:path';
import { plainEnvironment } from '../cli/docproof.ts';
import { patienceAt } from './patience.ts';

export interface Ran {
  readonly code: number | null;
  readonly output: string;
  /** Names of the requests that were sent, and of those in which a test failed. */
  readonly sent: readonly string[];
  readonly failed: readonly string[];
}

interface Ended {
  readonly id: number;
  readonly problem: string;
  readonly answered: readonly string[];
  /** A failure without a name is one of the requests that a script sends. */
  readonly failures: readonly { readonly name?: string; readonly message: string }[];
}

let process: ChildProcess | undefined;
let runs = 0;

/** `--ignore-redirects` is what the README's command has. */
export async function runNewman(
  collection: string,
  variables: Readonly<Record<string, string>>,
  seconds = patienceAt(),
): Promise<Ran> {
  process ??= fork(resolve('tests/cli/newman-process.mjs'), { env: plainEnvironment() }).setMaxListeners(0);
  const child = process;
  runs += 1;
  const id = runs;
  const ended = await new Promise<Ended>((done, lost) => {
    const gone = (code: number | null) => lost(new Error(`Newman's process ended with ${code}`));
    const listener = (message: unknown) => {
      const { id: of } = message as Ended;
      if (of !== id) return;
      child.off('message', listener).off('exit', gone);
      done(message as Ended);
    };
    child.on('message', listener).once('exit', gone);
    const options = { ignoreRedirects: true, timeoutRequest: seconds * 1_000 };
    child.send({ id, collection, variables, options });
  });
  const { problem, answered, failures } = ended;
  return {
    code: problem === '' && failures.length === 0 ? 0 : 1,
    output: [problem, ...failures.map(({ name, message }) => `${name}: ${message}`)].join('\n'),
    sent: [...new Set(answered)],
    failed: [...new Set(failures.flatMap(({ name }) => name ?? []))],
  };
}

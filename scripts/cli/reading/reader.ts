/**
 * Reads documents in a thread of its own: a document that takes for ever, or all memory, ends the thread and not the
 * process, and a mock goes on answering while its documents are read.
 */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { DocumentFile } from '../documents.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';
import type { Jobs } from './jobs.ts';

export interface Asked {
  readonly job: keyof Jobs;
  readonly input: unknown;
}

export type Answer = { readonly doing: string } | { readonly done: unknown } | { readonly failed: string };

type Input<Job extends keyof Jobs> = Parameters<Jobs[Job]>[0];
type Output<Job extends keyof Jobs> = Awaited<ReturnType<Jobs[Job]>>;

let thread: Worker | undefined;
let before: Promise<unknown> = Promise.resolve();

/** Does a job on what was made of a document, one after the other; says why if it cannot be done. */
export function readInThread<Job extends keyof Jobs>(
  job: Job,
  input: Input<Job>,
  document: Pick<DocumentFile, 'file' | 'text'>,
): Promise<Output<Job> | Failure> {
  const answered = before.then(() => ask({ job, input }, document)) as Promise<Output<Job> | Failure>;
  before = answered;
  return answered;
}

/** Makes the next document quick to read: the parser takes most of its time at the first one. */
export function warmReader(): void {
  const document = {
    ok: true,
    file: 'any.apib',
    text: '# GET /\n+ Response 204\n',
    overrides: undefined,
  } as const;
  void readInThread('plan', document, document);
}

function startThread(): Worker {
  if (thread) return thread;
  const started = new Worker(createRequire(import.meta.url).resolve('#document-reader'), {
    resourceLimits: { stackSizeMb: 64 },
  });
  started.unref();
  started.on('error', () => undefined);
  started.once('exit', () => {
    if (thread === started) thread = undefined;
  });
  thread = started;
  return started;
}

function endThread(worker: Worker): void {
  if (thread === worker) thread = undefined;
  void worker.terminate();
}

/** In characters: after a longer one the parser holds so much memory that its thread is ended to give it back. */
const longDocument = 100_000;

/** Processor time; ten times what a document of this length needs on a slow machine. */
function secondsFor(text: string): number {
  return 30 + Math.ceil(text.length / 5_000);
}

/** On a busy machine a thread gets only a small share of the time. */
const longestForEach = 20;

/**
 * Calls back when the process has used `seconds` of processor time, or far more time than that has passed. While a document
 * is read the process does little else. Gives back what ends the watch.
 */
function afterProcessorTime(seconds: number, act: () => void): () => void {
  const { user, system } = process.cpuUsage();
  const startedAt = performance.now();
  const timer = setInterval(() => {
    const used = process.cpuUsage();
    const usedSeconds = (used.user - user + used.system - system) / 1e6;
    const passedSeconds = (performance.now() - startedAt) / 1000;
    if (usedSeconds >= seconds || passedSeconds >= seconds * longestForEach) act();
  }, 250);
  return () => clearInterval(timer);
}

function ask(asked: Asked, { file, text }: Pick<DocumentFile, 'file' | 'text'>): Promise<unknown> {
  const worker = startThread();
  const seconds = secondsFor(text);
  let doing = 'starting';
  return new Promise((resolve) => {
    const finish = (result: unknown) => {
      endWatch();
      worker.off('message', onMessage).off('error', onError).unref();
      if (text.length > longDocument) endThread(worker);
      resolve(result);
    };
    const giveUp = (why: string) => {
      endThread(worker);
      finish(unreadable(file, why));
    };
    const onMessage = (answer: Answer) => {
      if ('doing' in answer) doing = answer.doing;
      else if ('done' in answer) finish(answer.done);
      else finish(unreadable(file, `${answer.failed} (while ${doing})`));
    };
    const onError = (problem: Error) => giveUp(`${problem.message} (while ${doing})`);
    const endWatch = afterProcessorTime(seconds, () =>
      giveUp(`it took more than ${seconds} s of processor time (while ${doing})`),
    );
    worker.ref();
    worker.on('message', onMessage).on('error', onError);
    worker.postMessage(asked);
  });
}

function unreadable(file: string, why: string): Failure {
  return failure(
    exitCodes.usage,
    `error: this document cannot be read: ${why}`,
    `  --> ${file}:1`,
    '  try: the document without the part that is unusually long, deep or often repeated; docproof should be able to read it, so please report it',
  );
}

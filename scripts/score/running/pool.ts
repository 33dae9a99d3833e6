/** Threads that judge mutants side by side; one that does not come to an end is replaced. */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Baseline } from '../baseline.ts';
import type { Fate, Finding, Mutant, VariantResult } from '../model.ts';
import type { Variant } from '../variants/index.ts';
import type { Subject } from './run-collection.ts';

export type Asked =
  | { readonly kind: 'baseline' }
  /** What all that follows is compared with; it is not answered. */
  | { readonly kind: 'begin'; readonly baseline: Baseline }
  | { readonly kind: 'judge'; readonly mutant: Mutant }
  | { readonly kind: 'vary'; readonly variant: string };

export type Answer =
  | { readonly kind: 'baseline'; readonly baseline: Baseline }
  | { readonly kind: 'fate'; readonly fate: Fate }
  | { readonly kind: 'varied'; readonly result: VariantResult }
  | { readonly kind: 'failed'; readonly problem: string };

export interface Pool {
  /** To be asked for first: all that follows is compared with it. */
  baseline(): Promise<Baseline>;
  judge(mutant: Mutant): Promise<Fate>;
  vary(variant: Variant): Promise<VariantResult>;
  close(): Promise<void>;
}

/** A mutant that makes the collection run longer than this is given up; whole runs take their time with large documents. */
const longestMs: Readonly<Record<Asked['kind'], number>> = {
  judge: 60_000,
  baseline: 1_800_000,
  vary: 1_800_000,
  begin: 0,
};

/** Each question goes to the first thread that has nothing to do. */
export function openPool(subject: Subject, threads: number): Pool {
  const workers = Array.from({ length: threads }, () => new Thread(subject));
  const idle = [...workers];
  const waiting: ((worker: Thread) => void)[] = [];
  const ask = async (asked: Asked): Promise<Answer> => {
    const worker = idle.shift() ?? (await new Promise<Thread>((resolve) => waiting.push(resolve)));
    try {
      return await worker.ask(asked);
    } finally {
      const next = waiting.shift();
      if (next) next(worker);
      else idle.push(worker);
    }
  };
  return {
    async baseline() {
      const answer = await ask({ kind: 'baseline' });
      if (answer.kind !== 'baseline') throw new Error(problemOf(answer));
      for (const worker of workers) worker.begin(answer.baseline);
      return answer.baseline;
    },
    async judge(mutant) {
      const answer = await ask({ kind: 'judge', mutant });
      return answer.kind === 'fate' ? answer.fate : undecided(problemOf(answer));
    },
    async vary({ name, what }) {
      const answer = await ask({ kind: 'vary', variant: name });
      if (answer.kind === 'varied') return answer.result;
      return { name, what, falseAlarms: [unfinished(problemOf(answer))] };
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

function unfinished(problem: string): Finding {
  return { response: '', code: 'script-failed', sentence: problem };
}

function problemOf(answer: Answer): string {
  return answer.kind === 'failed' ? answer.problem : 'a thread gave no answer';
}

function undecided(problem: string): Fate {
  return { fate: 'survived', slipped: undefined, why: [problem] };
}

class Thread {
  readonly #subject: Subject;
  #worker: Worker | undefined;
  #baseline: Baseline | undefined;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  begin(baseline: Baseline): void {
    this.#baseline = baseline;
    this.#worker?.postMessage({ kind: 'begin', baseline } satisfies Asked);
  }

  #start(): Worker {
    const worker = new Worker(createRequire(import.meta.url).resolve('#score-thread'), {
      workerData: this.#subject,
    });
    if (this.#baseline) worker.postMessage({ kind: 'begin', baseline: this.#baseline } satisfies Asked);
    return worker;
  }

  ask(asked: Asked): Promise<Answer> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((resolve) => {
      const finish = (answer: Answer) => {
        clearTimeout(timer);
        worker.off('message', finish).off('error', onError).off('exit', onExit);
        resolve(answer);
      };
      const giveUp = (problem: string) => {
        this.#worker = undefined;
        void worker.terminate();
        finish({ kind: 'failed', problem });
      };
      const onError = (error: Error) => giveUp(error.message);
      const onExit = () => giveUp('the thread ended');
      const longest = longestMs[asked.kind];
      const timer = setTimeout(() => giveUp(`the run did not end within ${longest / 1000} s`), longest);
      worker.on('message', finish).on('error', onError).on('exit', onExit);
      worker.postMessage(asked);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }
}

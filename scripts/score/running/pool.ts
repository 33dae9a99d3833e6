/** Threads that judge mutants side by side; one that does not come to an end is replaced. */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Baseline } from '../baseline.ts';
import type { Fate, Mutant } from '../model.ts';
import type { Subject } from './run-collection.ts';

export type Asked =
  | { readonly kind: 'baseline' }
  | { readonly kind: 'judge'; readonly mutant: Mutant; readonly baseline: Baseline };

export type Answer =
  | { readonly kind: 'baseline'; readonly baseline: Baseline }
  | { readonly kind: 'fate'; readonly fate: Fate }
  | { readonly kind: 'failed'; readonly problem: string };

export interface Pool {
  baseline(): Promise<Baseline>;
  /** Calls back with each fate as it is known. */
  judge(
    mutants: readonly Mutant[],
    baseline: Baseline,
    onFate: (mutant: Mutant, fate: Fate) => void,
  ): Promise<void>;
  close(): Promise<void>;
}

/** A mutant that makes the collection run longer than this is given up. */
const longestMs = 60_000;

export function openPool(subject: Subject, threads: number): Pool {
  const workers = Array.from({ length: threads }, () => new Thread(subject));
  return {
    async baseline() {
      const answer = await workers[0]?.ask({ kind: 'baseline' });
      if (answer?.kind !== 'baseline') throw new Error(problemOf(answer));
      return answer.baseline;
    },
    async judge(mutants, baseline, onFate) {
      const waiting = [...mutants];
      await Promise.all(
        workers.map(async (worker) => {
          for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
            const answer = await worker.ask({ kind: 'judge', mutant, baseline });
            onFate(mutant, answer.kind === 'fate' ? answer.fate : undecided(problemOf(answer)));
          }
        }),
      );
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

function problemOf(answer: Answer | undefined): string {
  return answer?.kind === 'failed' ? answer.problem : 'a thread gave no answer';
}

function undecided(problem: string): Fate {
  return { fate: 'survived', slipped: undefined, why: [problem] };
}

class Thread {
  readonly #subject: Subject;
  #worker: Worker | undefined;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  ask(asked: Asked): Promise<Answer> {
    this.#worker ??= new Worker(createRequire(import.meta.url).resolve('#score-thread'), {
      workerData: this.#subject,
    });
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
      const timer = setTimeout(() => giveUp(`the run did not end within ${longestMs / 1000} s`), longestMs);
      worker.on('message', finish).on('error', onError).on('exit', onExit);
      worker.postMessage(asked);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }
}

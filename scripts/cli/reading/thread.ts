/** The thread in which documents are read. */
import { parentPort } from 'node:worker_threads';
import { jobs } from './jobs.ts';
import type { Answer, Asked } from './reader.ts';

const answer = (message: Answer) => parentPort?.postMessage(message);

parentPort?.on('message', async ({ job, input }: Asked) => {
  const progress = (doing: string) => answer({ doing });
  try {
    answer({ done: await jobs[job](input as never, progress) });
  } catch (problem) {
    answer({ failed: problem instanceof Error ? problem.message : String(problem) });
  }
});

/** A thread in which mutants are judged, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { variants } from '../variants/index.ts';
import { openBench } from './bench.ts';
import type { Answer, Asked } from './pool.ts';
import type { Subject } from './run-collection.ts';

const answer = (message: Answer) => parentPort?.postMessage(message);

const opened = openBench(workerData as Subject);

parentPort?.on('message', async (asked: Asked) => {
  try {
    const bench = await opened;
    switch (asked.kind) {
      case 'baseline':
        return answer({ kind: 'baseline', baseline: await bench.baseline() });
      case 'judge':
        return answer({ kind: 'fate', fate: await bench.judge(asked.mutant, asked.baseline) });
      case 'vary': {
        const variant = variants.find(({ name }) => name === asked.variant);
        if (variant) answer({ kind: 'variant', result: await bench.vary(variant, asked.baseline) });
        return;
      }
    }
  } catch (problem) {
    answer({ kind: 'failed', problem: problem instanceof Error ? (problem.stack ?? '') : String(problem) });
  }
});

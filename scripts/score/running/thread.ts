/** A thread in which mutants are judged, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Baseline } from '../baseline.ts';
import { variants } from '../variants/index.ts';
import { openBench } from './bench.ts';
import type { Answer, Asked } from './pool.ts';
import type { Subject } from './run-collection.ts';

const answer = (message: Answer) => parentPort?.postMessage(message);

const opened = openBench(workerData as Subject);
let baseline: Baseline | undefined;

parentPort?.on('message', async (asked: Asked) => {
  try {
    const bench = await opened;
    switch (asked.kind) {
      case 'baseline':
        return answer({ kind: 'baseline', baseline: await bench.baseline() });
      case 'begin':
        baseline = asked.baseline;
        return;
      case 'judge':
        if (baseline) answer({ kind: 'fate', fate: await bench.judge(asked.mutant, baseline) });
        return;
      case 'vary': {
        const variant = variants.find(({ name }) => name === asked.variant);
        if (variant && baseline) answer({ kind: 'varied', result: await bench.vary(variant, baseline) });
        return;
      }
    }
  } catch (problem) {
    answer({ kind: 'failed', problem: problem instanceof Error ? (problem.stack ?? '') : String(problem) });
  }
});

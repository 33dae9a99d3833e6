/** Runs beside a mock that watches its documents: reads them while the mock goes on answering. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadPlans } from './load-plans.ts';

const { names } = workerData as { readonly names: readonly string[] };

/** The parser takes most of its time at the first document: it is warm when the first change comes. */
const warm = loadPlans(names, 'anew').catch(() => undefined);

parentPort?.on('message', async () => {
  await warm;
  parentPort?.postMessage(await loadPlans(names));
});

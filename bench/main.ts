/** `npm run bench [name…]`: measures what is named, or everything. Each bench prints its own table. */
import { benchCurve, curveStep } from './curve.ts';
import { fetchLoop } from './fetch-loop.ts';
import { benchMock } from './mock.ts';
import { writeBenchResults } from './results.ts';
import { benchRun } from './run.ts';
import { bareServer } from './servers.ts';
import { benchWatch } from './watch.ts';
import { benchRunCurve, benchWide, fetchRequests } from './wide.ts';

const benches: Readonly<Record<string, () => Promise<void>>> = {
  /** The whole process, start included, against bare Newman and a loop of fetch. */
  run: benchRun,
  /** The mock against bare node:http and Prism. */
  mock: benchMock,
  /** Each stage on generated documents of 10 to 10,000 responses; BENCH_SIZES names other sizes. */
  curve: benchCurve,
  /** 300 responses, a slow target and 40 APIs against bare Newman and fetch. */
  wide: benchWide,
  /** Whole runs of 10 to 10,000 responses: time and memory. */
  'run-curve': benchRunCurve,
  /** How soon a changed document is served. */
  watch: benchWatch,
};

const [command, ...rest] = process.argv.slice(2);
if (command === 'fetch-loop') {
  await fetchLoop(rest);
} else if (command === 'fetch-requests') {
  await fetchRequests(rest);
} else if (command === 'results') {
  writeBenchResults();
} else if (command === 'bare-server') {
  bareServer(rest);
} else if (command === 'curve-step') {
  await curveStep(rest);
} else {
  const names = command === undefined ? Object.keys(benches) : [command, ...rest];
  for (const name of names) {
    const bench = benches[name];
    if (bench === undefined) {
      console.error(`There is no bench named ${name}: ${Object.keys(benches).join(', ')}.`);
      process.exitCode = 2;
      break;
    }
    await bench();
  }
}

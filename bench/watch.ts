/** How soon a changed document is served: from the writing of the file to the first answer that shows the change. */
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { median } from './measure.ts';
import { startServer } from './servers.ts';

const docproof = resolve('dist/docproof.js');
const rounds = Number(process.env.BENCH_ROUNDS ?? '11');
const item = '/sending-ips/123.45.67.89';

/** Editors write into the file, or put a new one in its place. */
const waysToSave: Readonly<Record<string, (file: string, text: string) => void>> = {
  'written into': writeFileSync,
  'put in its place': (file, text) => {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  },
};

export async function benchWatch(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'docproof-bench-'));
  const file = join(folder, 'ips.apib');
  const original = readFileSync('apis/sending-ips.apib', 'utf8');
  writeFileSync(file, original);
  const server = await startServer(
    { name: 'docproof mock', args: (port) => [docproof, 'mock', file, '--watch', '--port', String(port)] },
    item,
  );
  try {
    let change = 0;
    const timed = async (save: (file: string, text: string) => void): Promise<number> => {
      change += 1;
      const begin = performance.now();
      save(file, original.replaceAll('cool_kids', `kids_${change}`));
      await showing(server.url + item, `kids_${change}`);
      return performance.now() - begin;
    };
    const first = await timed(writeFileSync);
    console.log(`\na changed document is served after (median and slowest of ${rounds} changes)`);
    for (const [name, save] of Object.entries(waysToSave)) {
      const times: number[] = [];
      const before = server.processorMs() ?? Number.NaN;
      for (let round = 0; round < rounds; round += 1) times.push(await timed(save));
      const cost = ((server.processorMs() ?? Number.NaN) - before) / rounds;
      const sorted = times.toSorted((a, b) => a - b);
      console.log(
        `${name.padEnd(18)} ${median(sorted).toFixed(0)} ms, ${sorted.at(-1)?.toFixed(0)} ms; processor time ${cost.toFixed(0)} ms`,
      );
    }
    console.log(`right after the start, with the parser still warming: ${first.toFixed(0)} ms`);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function showing(url: string, text: string): Promise<void> {
  const giveUp = performance.now() + 60_000;
  while (!(await (await fetch(url)).text()).includes(text)) {
    if (performance.now() > giveUp) throw new Error('the change is not served');
    await new Promise((wait) => setTimeout(wait, 5));
  }
}

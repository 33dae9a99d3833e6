/**
 * How many broken answers of real servers docproof notices:
 * `node tests/servers/score.mjs [--all] [--kind=wrong-status] [name …]`. A proxy breaks one answer at a time; it counts where
 * the broken answer violates the document. Without --all a few of each kind are tried. What is not there is skipped with a
 * message, as `run.mjs` does.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { breachesOf } from './breaches.mjs';
import { readDocument, responseFor } from './document.mjs';
import { startProxy } from './proxy.mjs';
import { docproof, start, stateOf, usableServers } from './start.mjs';

const words = process.argv.slice(2);
const fewOfAKind = 10;
const kind = words.find((word) => word.startsWith('--kind='))?.slice('--kind='.length);
const mostOfAKind = words.includes('--all') ? Number.POSITIVE_INFINITY : fewOfAKind;

for (const { server, document } of usableServers(words.filter((word) => !word.startsWith('--'))))
  await score(server, document);

async function score(server, file) {
  const document = readDocument(file);
  const exchanges = [];
  let started = await start(server);
  let proxy = await startProxy({ baseUrl: started.baseUrl, document, watch: (each) => exchanges.push(each) });
  const before = await stateOf(started);
  try {
    const known = new Set();
    for (let times = 0; times < 2; times += 1)
      for (const key of await deviationsAt(proxy, file, started)) known.add(key);
    const mutants = chosen(
      mutantsOf(exchanges).filter(({ breach }) => kind === undefined || breach.kind === kind),
    );
    const tally = new Map();
    const survivors = [];
    for (const [at, mutant] of mutants.entries()) {
      // Some keep what was removed: what breaks their data is tried at a new one.
      if (mutant.breach.means || before !== (await stateOf(started))) {
        await Promise.all([proxy.close(), started.stop()]);
        started = await start(server);
        proxy = await startProxy({ baseUrl: started.baseUrl, document, watch: () => undefined });
      }
      proxy.breakWith(mutant);
      const found = (await deviationsAt(proxy, file, started)).filter((key) => !known.has(key));
      proxy.breakWith(undefined);
      const fate = !mutant.slipped ? 'notCounted' : found.length > 0 ? 'killed' : 'survived';
      const counts = tally.get(mutant.breach.kind) ?? { killed: 0, survived: 0, notCounted: 0 };
      tally.set(mutant.breach.kind, { ...counts, [fate]: counts[fate] + 1 });
      if (fate === 'survived') survivors.push(mutant);
      if ((at + 1) % 10 === 0)
        console.error(`${server.name}: ${at + 1} of ${mutants.length}, ${survivors.length} survived`);
    }
    print(server.name, tally, survivors);
  } finally {
    await Promise.all([proxy.close(), started.stop()]);
  }
}

/** Of each operation and status that was seen. */
function mutantsOf(exchanges) {
  const groups = new Map();
  for (const exchange of exchanges) {
    const { method, path } = exchange.operation;
    const key = `${method} ${path} ${exchange.answer.status}`;
    groups.set(key, [...(groups.get(key) ?? []), exchange]);
  }
  return [...groups].flatMap(([name, samples]) => {
    const [{ operation, answer }] = samples;
    if (!responseFor(operation, answer.status)) return [];
    return breachesOf(operation, samples, exchanges).map((breach) => ({
      name,
      operation,
      status: answer.status,
      breach,
    }));
  });
}

/** Of each kind so many, from all over the document. */
function chosen(mutants) {
  const kinds = new Map();
  for (const mutant of mutants)
    kinds.set(mutant.breach.kind, [...(kinds.get(mutant.breach.kind) ?? []), mutant]);
  return [...kinds.values()].flatMap((own) => {
    const step = Math.max(1, own.length / mostOfAKind);
    return own.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  });
}

/** What docproof finds through the proxy, in words that are the same in each run. */
async function deviationsAt(proxy, file, { data, environment }) {
  const reports = join(data, 'reports');
  rmSync(reports, { recursive: true, force: true });
  const options = [
    '--base-url',
    proxy.url,
    '--writes',
    'restore',
    '--engine',
    'direct',
    '--timeout',
    '2',
    '-r',
    reports,
  ];
  const child = spawn(process.execPath, [docproof, 'run', file, ...options], {
    env: { ...process.env, ...environment },
    stdio: 'ignore',
  });
  const code = await new Promise((done) => child.once('exit', done));
  const results = join(reports, 'results.json');
  if (!existsSync(results)) return [`no report, exit code ${code}`];
  return JSON.parse(readFileSync(results, 'utf8')).responses.flatMap(({ id, assertions }) =>
    assertions.flatMap(({ deviations }) =>
      // For a status, the received one matters.
      deviations.map(({ code: found, place = '', actual = '' }) =>
        [id, found, place.replace(/\d+/g, '*'), found === 'wrong-status' ? actual.slice(0, 20) : ''].join(
          ' ',
        ),
      ),
    ),
  );
}

function print(name, tally, survivors) {
  const row = (kind, cells) => `${kind.padEnd(24)}${cells.map((cell) => String(cell).padStart(13)).join('')}`;
  console.log(row(name, ['killed', 'survived', 'not counted']));
  for (const [kind, { killed, survived, notCounted }] of tally)
    console.log(row(kind, [killed, survived, notCounted]));
  const sum = (fate) => [...tally.values()].reduce((total, counts) => total + counts[fate], 0);
  console.log(`${sum('killed')} of ${sum('killed') + sum('survived')} broken answers found`);
  for (const { name: answer, breach, slipped } of survivors)
    console.log(
      `  survived ${answer} ${breach.kind} ${breach.name}: ${slipped.request} → ${slipped.answer.body.slice(0, 200)}`,
    );
}

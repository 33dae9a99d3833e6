/**
 * Runs docproof against real servers, each on loopback with fresh data: `node tests/servers/run.mjs [name …]`.
 * A server that is not installed, or whose document is not given, is skipped with a message. Documents stand in the
 * folder that DOCPROOF_SERVER_DOCUMENTS names, as `<server>.yaml` or `<server>.json`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { servers } from './servers.mjs';

const docproof = resolve(import.meta.dirname, '../../bin/docproof.js');
const asked = process.argv.slice(2);
const documents = process.env.DOCPROOF_SERVER_DOCUMENTS ?? '';
let failed = false;

for (const server of servers.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const document = ['yaml', 'json']
    .map((ending) => join(documents, `${server.name}.${ending}`))
    .find((file) => documents !== '' && existsSync(file));
  const missing = server.programs.find((program) => spawnSync('which', [program]).status !== 0);
  if (missing !== undefined) console.log(`skipped ${server.name}: ${missing} is not installed`);
  else if (document === undefined)
    console.log(`skipped ${server.name}: no document in DOCPROOF_SERVER_DOCUMENTS`);
  else failed = !(await prove(server, document)) || failed;
}
process.exitCode = failed ? 1 : 0;

/** Starts a server, runs docproof and compares: what was provoked, what deviates, what is there afterwards. */
async function prove(server, document) {
  const data = mkdtempSync(join(tmpdir(), `docproof-${server.name}-`));
  const started = server.start({ data, port: await freePort(), spare: await freePort() });
  const child = spawn(started.command, started.args, { stdio: 'ignore' });
  try {
    await reachable(started.probe, started.headers);
    const before = await stateOf(started);
    const reports = join(data, 'reports');
    spawnSync(
      process.execPath,
      [
        docproof,
        'run',
        document,
        '--base-url',
        started.baseUrl,
        '--writes',
        'restore',
        '--no-htmlextra',
        '-r',
        reports,
      ],
      { env: { ...process.env, ...started.environment }, stdio: 'ignore' },
    );
    const { responses } = JSON.parse(readFileSync(join(reports, 'results.json'), 'utf8'));
    const provoked = responses.filter(({ verdict }) => verdict === 'conforms' || verdict === 'deviates');
    const deviating = responses.filter(({ verdict }) => verdict === 'deviates');
    const unfound = server.deviations.filter((id) => !deviating.some((each) => each.id.endsWith(id)));
    const isRestored = JSON.stringify(before) === JSON.stringify(await stateOf(started));
    console.log(
      `${server.name}: ${provoked.length} of ${responses.length} provoked, ${deviating.length} deviate`,
    );
    for (const { id, reason } of deviating) console.log(`  ${id}: ${reason}`);
    for (const id of unfound) console.log(`  expected a deviation of ${id}`);
    if (!isRestored) console.log('  expected the state as before');
    return provoked.length >= server.provoked && unfound.length === 0 && isRestored;
  } finally {
    child.kill();
    rmSync(data, { recursive: true, force: true });
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function reachable(url, headers) {
  for (let times = 0; times < 100; times += 1) {
    const answer = await fetch(url, { headers }).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error(`expected ${url} to answer, got nothing`);
}

async function stateOf({ state, headers }) {
  return Promise.all(state.map(async (url) => (await fetch(url, { headers })).text()));
}

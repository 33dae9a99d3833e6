/** Which real servers are there, and how one is started on loopback with fresh data. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { servers } from './servers.mjs';

export const docproof = resolve(import.meta.dirname, '../../bin/docproof.js');
const documents = process.env.DOCPROOF_SERVER_DOCUMENTS ?? '';

/** Those that are asked for (all of them without a name), with their documents; for each of the others a message says why not. */
export function usableServers(names) {
  return servers
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .flatMap((server) => {
      const document = ['yaml', 'json']
        .map((ending) => join(documents, `${server.name}.${ending}`))
        .find((file) => documents !== '' && existsSync(file));
      const missing = missingOf(server);
      if (missing === undefined && document !== undefined) return [{ server, document }];
      console.log(`skipped ${server.name}: ${missing ?? 'no document in DOCPROOF_SERVER_DOCUMENTS'}`);
      return [];
    });
}

function missingOf({ programs = [], folder }) {
  const program = programs.find((each) => spawnSync('which', [each]).status !== 0);
  if (program !== undefined) return `${program} is not installed`;
  if (folder === undefined) return undefined;
  const path = process.env[folder.variable];
  return path !== undefined && existsSync(join(path, folder.holds))
    ? undefined
    : `${folder.variable} names no folder with ${folder.holds}`;
}

/** A running server; `stop` ends it and removes its data. */
export async function start(server) {
  const data = mkdtempSync(join(tmpdir(), `docproof-${server.name}-`));
  const started = server.start({ data, port: await freePort(), spare: await freePort() });
  const child = spawn(started.command, started.args, {
    stdio: 'ignore',
    cwd: started.cwd,
    env: { ...process.env, ...started.serverEnvironment },
  });
  const ended = new Promise((done) => child.once('exit', done));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await reachable(started.probe, started.headers);
  } catch (problem) {
    await stop();
    throw problem;
  }
  return { ...started, data, stop };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function reachable(url, headers) {
  for (let times = 0; times < 300; times += 1) {
    const answer = await send({ url, headers }).catch(() => undefined);
    if (answer !== undefined && answer.status < 300) return;
    await wait(100);
  }
  throw new Error(`expected ${url} to answer, got nothing`);
}

/** What a server holds, as one text. */
export async function stateOf({ state, headers }) {
  const bodies = await Promise.all(state.map(async (url) => (await send({ url, headers })).body));
  return bodies.join('\n');
}

/** A request on a connection of its own: a server may close one that is idle. */
export function send({ url, method = 'GET', headers = {}, body = '' }) {
  return new Promise((resolve, reject) => {
    request(url, { method, headers, agent: false }, (answer) => {
      const headers = Object.entries(answer.headersDistinct).flatMap(([name, values]) =>
        values.map((value) => [name, value]),
      );
      text(answer).then((body) => resolve({ status: answer.statusCode, headers, body }), reject);
    })
      .on('error', reject)
      .end(body);
  });
}

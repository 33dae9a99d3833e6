/** Runs are killed at every write: what they changed is undone afterwards, or said to be left. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docproof, type Ended, entry, plainEnvironment, withFolder } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import {
  firstLamps,
  firstScene,
  type Lamps,
  lampsDocument,
  type Moment,
  serveLamps,
  type Write,
} from './lamps.ts';

const quick = ['--no-htmlextra', '--reports', 'out', '--engine', 'direct', '--concurrency', '1'];

/** It takes three times as long to start: that it keeps the journal too is seen in one killed run and one journal. */
const byNewman = ['--engine', 'newman'];

/** As many at once as there are cores to be expected. */
const atOnce = 2;

/** A folder with the document, for one run and what comes after it. */
function withDocument<Result>(act: (folder: string) => Promise<Result>): Promise<Result> {
  return withFolder((folder) => {
    writeFileSync(join(folder, 'lamps.apib'), lampsDocument);
    return act(folder);
  });
}

/** Runs until the write, and is killed there. */
async function killedAt(
  isIt: (write: Write) => boolean,
  folder: string,
  more: readonly string[] = [],
): Promise<Lamps> {
  let kill = () => {};
  const lamps = await serveLamps((write) => {
    if (isIt(write)) kill();
  });
  const isConfigured = existsSync(join(folder, 'docproof.config.yaml'));
  const where = isConfigured ? ['lamps'] : ['lamps.apib', '--base-url', lamps.baseUrl];
  const child = spawn(process.execPath, ['--', entry, 'run', ...where, ...quick, ...more], {
    cwd: folder,
    env: { ...plainEnvironment(), LAMPS: lamps.baseUrl },
    stdio: 'ignore',
  });
  kill = () => child.kill('SIGKILL');
  const signal = await new Promise((ended) => child.once('close', (_code, by) => ended(by)));
  expect(signal).toBe('SIGKILL');
  return lamps;
}

/** Changes what no run has made. */
const changesTheScene = ({ request, moment }: Write) => request === 'PUT /scenes/1' && moment === 'done';

function journals(folder: string): readonly string[] {
  return readdirSync(join(folder, 'out', 'journal')).filter((name) => name.endsWith('.json'));
}

function undo(lamps: Lamps, folder: string, ...more: readonly string[]): Promise<Ended> {
  return warmDocproof(['undo', 'lamps.apib', '--base-url', lamps.baseUrl, '--reports', 'out', ...more], {
    cwd: folder,
  });
}

/** What is wrong after a run was killed there and undone; undefined for nothing. */
function outcomeOf(k: number, moment: Moment): Promise<string | undefined> {
  return withDocument(async (folder) => {
    const isIt = ({ number, moment: at }: Write) => number === k && at === moment;
    const lamps = await killedAt(isIt, folder);
    const at = `killed at ${lamps.writes[k - 1]} (write ${k}, ${moment})`;
    const undone = await undo(lamps, folder);
    await lamps.close();
    const before = JSON.stringify({ lamps: firstLamps, scene: firstScene });
    const after = lamps.state();
    const told = `${at}: exit ${undone.code}, ${undone.stdout}${undone.stderr}, left ${after}`;
    const there = JSON.parse(after) as { readonly lamps: readonly unknown[] };
    if (!firstLamps.every((lamp, index) => JSON.stringify(there.lamps[index]) === JSON.stringify(lamp))) {
      return `changes what was there: ${told}`;
    }
    if (undone.code === 0 && journals(folder).length > 0) return `keeps an entry: ${told}`;
    if (undone.code === 1 && !/^ {2}(left|by hand): /m.test(undone.stdout)) return `says nothing: ${told}`;
    if (undone.code !== 0 && undone.code !== 1) return `does not end as it should: ${told}`;
    return undone.code === 0 && after !== before ? `is not as before: ${told}` : undefined;
  });
}

/** The results of all, a few at a time. */
async function inTurn<T>(tasks: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const results: T[] = [];
  const waiting = [...tasks];
  const work = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) results.push(await task());
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

describe('a run that is killed', () => {
  test('at any of its writes leaves an account that undo brings back', async () => {
    const lamps = await serveLamps();
    const before = lamps.state();
    await withDocument(async (folder) => {
      const args = ['run', 'lamps.apib', '--base-url', lamps.baseUrl, ...quick];
      const whole = await warmDocproof(args, { cwd: folder });
      expect(whole).toMatchObject({ code: 0, stderr: '' });
      expect(journals(folder)).toEqual([]);
    });
    await lamps.close();
    expect(lamps.state()).toBe(before);
    expect(lamps.writes.length).toBeGreaterThan(5);
    const kind = (request: string) => request.replace(/\d+$/, '');
    const firstOfKind = (request: string) =>
      lamps.writes.findIndex((other) => kind(other) === kind(request)) + 1;
    const cases = [
      ...lamps.writes.map((_, index) => () => outcomeOf(index + 1, 'done')),
      ...[...new Set(lamps.writes.map(firstOfKind))].map((k) => () => outcomeOf(k, 'answered')),
    ];
    expect((await inTurn(cases)).filter((wrong) => wrong !== undefined)).toEqual([]);
  }, 300_000);

  test('is reported by the next one, and undone on request only', async () => {
    await withDocument(async (folder) => {
      const lamps = await killedAt(changesTheScene, folder, byNewman);
      const changed = lamps.state();
      expect(changed).toContain('morning');
      const [name = ''] = journals(folder);
      const file = join(folder, 'out', 'journal', name);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(join(folder, 'out', 'journal')).mode & 0o777).toBe(0o700);

      const next = await docproof(
        ['run', 'lamps.apib', '--base-url', lamps.baseUrl, ...quick, '--only', 'list', '--json'],
        { cwd: folder },
      );
      const command = `docproof undo lamps.apib --base-url ${lamps.baseUrl} --reports out`;
      expect(next.code).toBe(0);
      expect(next.stderr).toContain(
        `left 1 change at ${lamps.baseUrl} that is not undone\n  try: ${command}\n`,
      );
      expect(JSON.parse(next.stdout)).toMatchObject({ remarks: [expect.stringContaining(command)] });
      expect(lamps.state()).toBe(changed);

      const listed = await undo(lamps, folder, '--list');
      expect(listed).toMatchObject({ code: 1, stdout: expect.stringContaining('(PUT /scenes/1') });
      expect(lamps.state()).toBe(changed);

      const elsewhere = await serveLamps();
      expect(await undo(elsewhere, folder)).toMatchObject({ code: 0, stdout: 'nothing to undo\n' });
      expect(elsewhere.writes).toEqual([]);
      await elsewhere.close();

      const undone = await undo(lamps, folder, '--json');
      expect(undone.code).toBe(0);
      expect(JSON.parse(undone.stdout)).toMatchObject([
        {
          api: { name: 'lamps' },
          baseUrl: lamps.baseUrl,
          undone: [{ request: { path: '/scenes/1' } }],
          left: [],
        },
      ]);
      expect(lamps.state()).toContain('night');
      expect(journals(folder)).toEqual([]);
      await lamps.close();
      expect(await undo(lamps, folder)).toMatchObject({ code: 0, stdout: 'nothing to undo\n' });
    });
  });
});

test('what somebody has changed after a killed run is left as it is', async () => {
  await withDocument(async (folder) => {
    const lamps = await killedAt(changesTheScene, folder);
    const body = JSON.stringify({ name: 'holiday', dimmed: true });
    await fetch(`${lamps.baseUrl}/scenes/1`, { method: 'PUT', body });
    const undone = await undo(lamps, folder);
    expect(undone.code).toBe(1);
    expect(undone.stdout).toContain(
      'name was "night" before the run, which sent "morning", and is "holiday" now: somebody has changed it since',
    );
    expect(lamps.state()).toContain('holiday');
    expect(journals(folder)).toHaveLength(1);
    await lamps.close();
  });
});

test('a target that restarts gets what is owed to it once it is back', async () => {
  await withDocument(async (folder) => {
    let isRestarted = false;
    const lamps = await serveLamps((write) => {
      if (isRestarted || !changesTheScene(write)) return;
      isRestarted = true;
      lamps.restart(1_000);
    });
    const before = lamps.state();
    const ended = await docproof(['run', 'lamps.apib', '--base-url', lamps.baseUrl, ...quick], {
      cwd: folder,
    });
    expect(isRestarted).toBe(true);
    // The answer that was lost deviates; the rest of the run goes on.
    expect(ended.code).toBe(1);
    expect(lamps.state()).toBe(before);
    expect(journals(folder)).toEqual([]);
    await lamps.close();
  });
});

test('a signal ends the wait that a target asks for', async () => {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, 'lamps.apib'), lampsDocument);
    let isAsked = false;
    const server = createServer((request, response) => {
      isAsked ||= request.url === '/lamps';
      response.writeHead(429, { 'Retry-After': '60' }).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const ended = await docproof(['run', 'lamps.apib', '--base-url', `http://127.0.0.1:${port}`, ...quick], {
      cwd: folder,
      stopWhen: { signal: 'SIGINT', seen: () => isAsked },
    });
    server.close();
    server.closeAllConnections();
    expect(ended).toMatchObject({ code: 3, stderr: expect.stringContaining('stopped by SIGINT') });
  });
  // Nothing but the signal ends it before.
}, 50_000);

test('a run that is stopped twice says where its changes are written down', async () => {
  await withDocument(async (folder) => {
    let isSeen = false;
    const lamps = await serveLamps((write) => {
      isSeen ||= changesTheScene(write);
      // No answer, so that the run cannot come to an end by itself.
      return isSeen ? new Promise(() => {}) : undefined;
    });
    const child = spawn(
      process.execPath,
      ['--', entry, 'run', 'lamps.apib', '--base-url', lamps.baseUrl, ...quick],
      { cwd: folder, env: plainEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const watch = setInterval(() => isSeen && clearInterval(watch) === undefined && child.kill('SIGINT'), 5);
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (!told.includes('SIGINT') && text.includes('SIGINT')) child.kill('SIGINT');
      told += text;
    });
    expect(await new Promise((ended) => child.once('close', ended))).toBe(3);
    const [journal = ''] = journals(folder);
    expect(told).toContain(
      `note: 1 change is not undone: out/journal/${journal}\n  try: docproof undo lamps.apib`,
    );
    expect(lamps.state()).toContain('morning');
    await lamps.close();
  });
});

describe('a journal', () => {
  /** One that the killed run of another folder left, as text. */
  async function leftJournal(folder: string): Promise<{ readonly lamps: Lamps; readonly text: string }> {
    const lamps = await killedAt(changesTheScene, folder);
    const [name = ''] = journals(folder);
    const text = readFileSync(join(folder, 'out', 'journal', name), 'utf8');
    writeJournal(folder, name, '');
    return { lamps, text };
  }

  function writeJournal(folder: string, name: string, text: string, mode = 0o600): void {
    const file = join(folder, 'out', 'journal', name);
    writeFileSync(file, text);
    chmodSync(file, mode);
  }

  test('that is not as docproof writes it is left out with one line each, and sends nothing', async () => {
    await withDocument(async (folder) => {
      const { lamps, text } = await leftJournal(folder);
      const trap = await serveLamps();
      const trapHost = trap.baseUrl.slice('http://'.length);
      const path = (to: string) => text.replaceAll('"/scenes/1"', JSON.stringify(to));
      expect(path('/x')).not.toBe(text);
      const hostile: Readonly<Record<string, string>> = {
        'truncated.json': text.slice(0, text.indexOf('\n') - 1),
        'list.json': '[]',
        'foreign.json': '{"version": 7}',
        'user.json': path(`@${trapHost}/scene`),
        'host.json': path(`.${trapHost}/scene`),
        'absolute.json': path(`${trap.baseUrl}/scene`),
        'climbing.json': path('/a/..%2f../%2E%2e/scene'),
        'backslash.json': path(`\\\\${trapHost}/scene`),
        'control.json': path('/scene\u001b[2J'),
        'method.json': text.replaceAll('"PUT"', '"PUT /scene HTTP/1.1\\r\\nX: y"'),
        'header.json': text.replaceAll('"headers":[', `"headers":[{"key":"Host","value":"${trapHost}"},`),
        'process.json': text.replace(/"pid":\d+/, '"pid":-1'),
      };
      for (const [name, hostileText] of Object.entries(hostile)) writeJournal(folder, name, hostileText);
      writeJournal(folder, 'public.json', text, 0o644);
      mkdirSync(join(folder, 'out', 'journal', 'folder.json'));
      const writes = lamps.writes.length;
      const undone = await warmDocproof(
        ['undo', 'lamps.apib', '--base-url', lamps.baseUrl, '--reports', 'out'],
        {
          cwd: folder,
          env: { DOCPROOF_AUTHORIZATION: 'Bearer of-the-user' },
        },
      );
      const lines = undone.stderr.trimEnd().split('\n');
      for (const name of [...Object.keys(hostile), 'public.json', 'folder.json']) {
        expect(lines.filter((line) => line.includes(name))).toHaveLength(1);
      }
      expect(lines.every((line) => line.startsWith('warning: '))).toBe(true);
      expect(undone.stderr).not.toContain('\u001b');
      expect(undone).toMatchObject({ code: 0, stdout: 'nothing to undo\n' });
      expect(lamps.writes).toHaveLength(writes);
      expect([...trap.authorizations]).toEqual([]);
      await Promise.all([lamps.close(), trap.close()]);
    });
  });

  test('of another target, or of a run that goes on, is not used', async () => {
    await withDocument(async (folder) => {
      const { lamps, text } = await leftJournal(folder);
      const elsewhere = text
        .replaceAll(lamps.baseUrl, 'https://elsewhere.example')
        .replace(/"id":"[\da-f]{32}"/, '"id":"0"');
      writeJournal(folder, 'elsewhere.json', elsewhere);
      const pid = `"pid":${process.pid}`;
      // If it is not known since when a process runs, its id decides.
      const running = text.replace(/"pid":\d+/, pid).replace(/,"startTicks":"\d+"/, '');
      writeJournal(folder, 'running.json', running);
      const writes = lamps.writes.length;
      const refused = await warmDocproof(['undo', '--reports', 'out'], { cwd: folder });
      expect(refused.code).toBe(1);
      expect(refused.stdout).toContain('name it by --base-url https://elsewhere.example');
      expect(refused.stdout).toContain(`process ${process.pid}, which made them, is still running`);
      expect(lamps.writes).toHaveLength(writes);
      expect((await undo(lamps, folder, '--force')).code).toBe(0);
      expect(lamps.state()).toContain('night');
      await lamps.close();
      writeJournal(folder, 'late.json', text);
      expect(await undo(lamps, folder)).toMatchObject({
        code: 3,
        stderr: expect.stringContaining('cannot be reached'),
      });
      expect(journals(folder)).toContain('late.json');
    });
  });

  test('is of a target elsewhere that the configuration names', async () => {
    await withDocument(async (folder) => {
      const configuration =
        'document: lamps.apib, baseUrl: http://lamps.example, proxy: "${LAMPS}", writes: restore';
      writeFileSync(join(folder, 'docproof.config.yaml'), `apis: { lamps: { ${configuration} } }`);
      const lamps = await killedAt(changesTheScene, folder);
      expect(lamps.state()).not.toContain('night');
      const undone = await warmDocproof(['undo', '--reports', 'out'], {
        cwd: folder,
        env: { LAMPS: lamps.baseUrl },
      });
      expect(undone, undone.stderr).toMatchObject({ code: 0 });
      expect(lamps.state()).toContain('night');
      await lamps.close();
    });
  });

  test('that cannot be written keeps the run from changing anything', async () => {
    await withDocument(async (folder) => {
      const lamps = await serveLamps();
      mkdirSync(join(folder, 'out'));
      writeFileSync(join(folder, 'out', 'journal'), 'a file where the folder should be');
      const ended = await docproof(['run', 'lamps.apib', '--base-url', lamps.baseUrl, ...quick], {
        cwd: folder,
      });
      expect(ended.code).toBe(3);
      expect(ended.stderr).toMatch(
        /^error: the journal out\/journal\/\S+ cannot be written, so nothing may be changed: /,
      );
      expect(lamps.writes).toEqual([]);
      await lamps.close();
    });
  });

  test('that cannot be written any more ends the run before the next change', async () => {
    await withDocument(async (folder) => {
      const lamps = await serveLamps(({ number, moment }) => {
        const journal = join(folder, 'out', 'journal');
        if (number !== 1 || moment !== 'done') return;
        rmSync(journal, { recursive: true });
        writeFileSync(journal, 'the disk is not what it was');
      });
      const before = lamps.state();
      const ended = await docproof(
        ['run', 'lamps.apib', '--base-url', lamps.baseUrl, ...quick, ...byNewman],
        {
          cwd: folder,
        },
      );
      expect(ended).toMatchObject({ code: 3, stderr: expect.stringContaining('cannot be written') });
      expect(lamps.writes.length).toBeLessThan(4);
      expect(lamps.state()).toBe(before);
      await lamps.close();
    });
  });
});

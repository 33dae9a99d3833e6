/** Runs of several APIs, of parts of an API, and at targets that lose connections. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { afterEach, describe, expect, test } from 'vitest';
import { docproof, withFolder } from './cli/docproof.ts';
import { warmDocproof } from './cli/warm.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A list and one thing of it. */
const document = (name: string) =>
  [
    'FORMAT: 1A',
    `# ${name}`,
    `## Things [/${name}s]`,
    `### List ${name}s [GET]`,
    '+ Response 200 (application/json)',
    '',
    '        [{"id": 1, "name": "tea"}]',
    '',
    `## One thing [/${name}s/{id}]`,
    `### Read a ${name} [GET]`,
    '+ Response 200 (application/json)',
    '',
    '        {"id": 1, "name": "tea"}',
    '',
    '+ Response 404',
  ].join('\n');

const sound: RequestListener = ({ url = '' }, response) => {
  const [, , id] = url.split('/');
  if (id !== undefined && id !== '1') return void response.writeHead(404).end();
  const thing = { id: 1, name: 'tea' };
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify(id === undefined ? [thing] : thing));
};

const json = (...path: readonly string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

describe('several APIs', () => {
  test('have reports of their own, and one of all with the highest exit code', () =>
    withFolder(async (cwd) => {
      mkdirSync(join(cwd, 'docs'));
      for (const name of ['cup', 'jug', 'pot'])
        writeFileSync(join(cwd, 'docs', `${name}.apib`), document(name));
      writeFileSync(join(cwd, 'docs', 'notes.md'), '# Notes\n\nNothing of an API.\n');
      const broken = await serve((_request, response) => response.writeHead(500).end());
      const good = await serve(sound);
      writeFileSync(
        join(cwd, 'docproof.config.yaml'),
        [
          'apis:',
          `  cup: { document: docs/cup.apib, baseUrl: '${good}' }`,
          `  jug: { document: docs/jug.apib, baseUrl: '${broken}' }`,
        ].join('\n'),
      );
      const ended = await warmDocproof(['run', 'docs', '--engine', 'direct', '-j', '3'], { cwd });
      expect(ended.code, ended.stderr).toBe(1);
      expect(ended.stdout).toMatch(
        /^Failed: 3 APIs: 6 of 9 documented responses conform; 1 API fails: jug$/m,
      );
      const results = json(cwd, 'reports', 'results.json') as {
        api: { name: string };
        target: { baseUrl: string; kind: string };
        summary: { conforms: number };
      }[];
      expect(results.map(({ api, target, summary }) => [api.name, target.kind, summary.conforms])).toEqual([
        ['cup', 'live', 3],
        ['jug', 'live', 0],
        ['pot', 'mock', 3],
      ]);
      expect(json(cwd, 'reports', 'ctrf.json').results.summary).toMatchObject({ tests: 9, passed: 6 });
      const junit = new XMLParser({ ignoreAttributes: false }).parse(
        readFileSync(join(cwd, 'reports', 'junit.xml'), 'utf8'),
      );
      expect(junit.testsuites['@_tests']).toBe('9');
      expect(junit.testsuites.testsuite).toHaveLength(6);
      const page = readFileSync(join(cwd, 'reports', 'index.html'), 'utf8');
      for (const [, link = ''] of page.matchAll(/href="([^"]+)"/g))
        expect(existsSync(join(cwd, 'reports', link)), link).toBe(true);
    }));

  test('are found by a pattern, and a pattern or folder without any is reported', () =>
    withFolder(async (cwd) => {
      for (const name of ['cup', 'jug']) writeFileSync(join(cwd, `${name}.apib`), document(name));
      mkdirSync(join(cwd, 'empty'));
      const found = await warmDocproof(['run', '*.apib', '--engine', 'direct'], { cwd });
      expect(found.stdout).toMatch(/^Passed: 2 APIs: 6 of 6 documented responses conform$/m);
      for (const [asked, told] of [
        ['*.yaml', 'error: no document matches *.yaml'],
        ['empty', 'error: there is no API description in empty'],
      ] as const) {
        const { code, stderr } = await warmDocproof(['run', asked], { cwd });
        expect(stderr).toContain(told);
        expect(code).toBe(2);
      }
    }));
});

test('what was answered only when it was sent again is reported as flaky', () =>
  withFolder(async (cwd) => {
    writeFileSync(join(cwd, 'cup.apib'), document('cup'));
    const asked = new Map<string, number>();
    const flaky: RequestListener = (request, response) => {
      const times = (asked.get(request.url ?? '') ?? 0) + 1;
      asked.set(request.url ?? '', times);
      if (times % 3 === 1) return void request.socket.destroy();
      if (times % 3 === 2) return void response.writeHead(503).end();
      sound(request, response);
    };
    const args = [
      'run',
      'cup.apib',
      '--base-url',
      await serve(flaky),
      '--engine',
      'direct',
      '--retries',
      '2',
    ];
    const { code, stderr } = await warmDocproof(args, { cwd });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: flaky, answered only when asked again: .*cup\/read-a-cup\/200/m);
    const flakyOnes = json(cwd, 'reports', 'results.json').responses.filter(
      (response: { flaky?: boolean }) => response.flaky,
    );
    expect(flakyOnes.length).toBeGreaterThan(0);
    for (const { notes } of flakyOnes)
      expect(notes.join()).toMatch(/^flaky: GET .* failed 2 times before it was answered \(.*503 /);
    const { tests } = json(cwd, 'reports', 'ctrf.json').results;
    const retried = tests.filter((each: { flaky?: boolean; retries?: number }) => each.flaky && each.retries);
    expect(retried).toHaveLength(flakyOnes.length);
  }));

describe('shards', () => {
  const names = ['cup', 'jug', 'pot', 'pan', 'lid'];
  /** One document with a resource for each name, none of which has to do with another. */
  const shelf = [
    'FORMAT: 1A',
    '# Shelf',
    ...names.map((name) =>
      document(name)
        .split('\n')
        .slice(2)
        .join('\n')
        .replaceAll('thing', name)
        .replaceAll('Things', `${name}s`),
    ),
  ].join('\n\n');
  const verdictsIn = (file: string) =>
    JSON.parse(readFileSync(file, 'utf8')).responses.map(
      ({ id, verdict }: { id: string; verdict: string }) => `${id} ${verdict}`,
    );

  test('together find out and report what one run does, and each does its part only', () =>
    withFolder(async (cwd) => {
      writeFileSync(join(cwd, 'shelf.apib'), shelf);
      const target = await serve((request, response) => {
        if (request.url === '/jugs/1') return void response.writeHead(500).end();
        sound(request, response);
      });
      const args = ['run', 'shelf.apib', '--base-url', target, '--engine', 'direct'];
      expect((await warmDocproof([...args, '--reports', 'whole'], { cwd })).code).toBe(1);
      for (const shard of ['1/3', '2/3', '3/3']) await warmDocproof([...args, '--shard', shard], { cwd });
      const provoked = [1, 2, 3].map((index) =>
        verdictsIn(join(cwd, `reports/shard-${index}-of-3/results.json`)).filter(
          (each: string) => !each.endsWith(' skipped'),
        ),
      );
      expect(provoked.map((each) => each.length)).toEqual([5, 5, 5]);
      expect(new Set(provoked.flat()).size).toBe(15);
      const merged = await warmDocproof(['merge', 'reports/blobs', '--reports', 'merged'], { cwd });
      expect(merged.stdout).toMatch(/^Failed: /m);
      expect(merged.code).toBe(1);
      expect(verdictsIn(join(cwd, 'merged/results.json'))).toEqual(
        verdictsIn(join(cwd, 'whole/results.json')),
      );
      for (const name of ['index.html', 'junit.xml', 'ctrf.json'])
        expect(existsSync(join(cwd, 'merged', name))).toBe(true);
    }));

  test('leave to one of them what an action of unknown reach may change, unless each has a target of its own', () =>
    withFolder(async (cwd) => {
      const action = ['## Recount [/recount]', '### Recount [POST]', '+ Response 202'].join('\n');
      writeFileSync(join(cwd, 'shelf.apib'), `${shelf}\n\n${action}`);
      const target = await serve((request, response) =>
        request.method === 'POST' ? void response.writeHead(202).end() : sound(request, response),
      );
      const provokedBy = async (shard: string, ...more: readonly string[]) => {
        const args = ['run', 'shelf.apib', '--base-url', target, '--engine', 'direct', '--shard', shard];
        const { stderr } = await warmDocproof([...args, '--writes', 'all', ...more], { cwd });
        const folder = `reports/shard-${shard.replace('/', '-of-')}`;
        const { responses } = json(cwd, folder, 'results.json');
        return { stderr, count: responses.filter(hasRequests).length };
      };
      const hasRequests = ({ exchanges }: { exchanges: unknown[] }) => exchanges.length > 0;
      expect((await provokedBy('1/2')).count).toBe(16);
      const second = await provokedBy('2/2');
      expect(second.count).toBe(0);
      expect(second.stderr).toContain('note: --shard 2/2 has nothing to do');
      expect((await provokedBy('1/2', '--own-target')).count).toBe(8);
      expect((await provokedBy('2/2', '--own-target')).count).toBe(8);
    }));

  test('that do not belong together are not merged, and no report is written', () =>
    withFolder(async (cwd) => {
      writeFileSync(join(cwd, 'shelf.apib'), shelf);
      const shardOf = (shard: string) =>
        warmDocproof(['run', 'shelf.apib', '--engine', 'direct', '--shard', shard], { cwd });
      await shardOf('1/2');
      const problem = async (...paths: readonly string[]) => {
        const { code, stderr } = await warmDocproof(['merge', ...paths, '--reports', 'merged'], { cwd });
        expect(code).toBe(2);
        expect(existsSync(join(cwd, 'merged'))).toBe(false);
        return stderr;
      };
      expect(await problem('reports')).toContain('the blob of shard 2/2 of shelf is missing');
      writeFileSync(join(cwd, 'shelf.apib'), shelf.replaceAll('tea', 'coffee'));
      await shardOf('2/2');
      expect(await problem('reports')).toContain('are of different documents');
      const blob = readFileSync(join(cwd, 'reports/blobs/shelf.shard-1-of-2.blob.json'), 'utf8');
      writeFileSync(join(cwd, 'cut.blob.json'), blob.slice(0, blob.length / 2));
      expect(await problem('cut.blob.json')).toContain(
        'cut.blob.json is not valid JSON; it may have been cut off',
      );
      const damaged = async (damage: (record: Record) => unknown) => {
        const { record, ...rest } = JSON.parse(blob);
        damage(record);
        writeFileSync(join(cwd, 'damaged.blob.json'), JSON.stringify({ ...rest, record }));
        return problem('damaged.blob.json');
      };
      type Record = { api: { name: string }; responses: { exchanges?: unknown }[] };
      expect(await damaged(({ responses }) => delete responses[0]?.exchanges)).toContain(
        "damaged.blob.json does not hold the record of a run: /responses/0 must have required property 'exchanges'",
      );
      // It would be the name of a folder.
      expect(await damaged(({ api }) => Object.assign(api, { name: '../../elsewhere' }))).toContain(
        '/api/name',
      );
      expect(await problem('nowhere')).toContain('cannot read nowhere');
    }));
});

test('a run that was killed is continued where it ended', () =>
  withFolder(async (cwd) => {
    writeFileSync(join(cwd, 'cup.apib'), document('cup'));
    let isStuck = true;
    const asked: string[] = [];
    const target = await serve((request, response) => {
      asked.push(request.url ?? '');
      // The request for what is not there.
      if (isStuck && !/^\/(cups(\/1)?)?(\?.*)?$/.test(request.url ?? '')) return;
      sound(request, response);
    });
    const args = ['run', 'cup.apib', '--base-url', target, '--engine', 'direct', '--concurrency', '1'];
    const runs = join(cwd, 'reports', 'runs');
    const isHanging = () =>
      isStuck && asked.some((url) => !/^\/(cups(\/1)?)?(\?.*)?$/.test(url)) && readdirSync(runs).length === 1;
    await docproof(args, { cwd, stopWhen: { signal: 'SIGKILL', seen: isHanging } });
    expect(json(cwd, 'reports', 'results.json').complete).toBe(false);
    isStuck = false;
    asked.length = 0;
    const { code, stderr } = await docproof([...args, '--resume'], { cwd });
    expect(stderr).toContain('note: --resume: 2 of 3 results are those of ');
    expect(code).toBe(0);
    expect(json(cwd, 'reports', 'results.json')).toMatchObject({ complete: true, summary: { conforms: 3 } });
    expect(asked).not.toContain('/cups/1');
    const again = await docproof([...args, '--resume'], { cwd });
    expect(again.stderr).toContain('there is nothing to continue for cup; it runs from the start');
    expect(again.code).toBe(0);
  }));

test.for([
  [['--concurrency', '0', '--engine', 'direct'], '--concurrency 0 is not a whole number'],
  [['--concurrency', 'many', '--engine', 'direct'], '--concurrency many is not a whole number'],
  [['--concurrency', '4'], '--concurrency 4 needs --engine direct'],
  [['--concurrency', '4', '--engine', 'direct', '--delay', '5'], 'cannot be used with --delay'],
  [['--shard', '3/2'], '--shard 3/2 is not one of several parts'],
  [['--shard', '0/2'], '--shard 0/2 is not one of several parts'],
  [['--shard', '1/2', '--min-coverage', '50'], '--min-coverage applies to the whole run'],
  [['--jobs', '0'], '--jobs 0 is not a whole number'],
  [['--retries', '-1', '--engine', 'direct'], '--retries -1 is not a whole number'],
  [['--retries', '1'], '--retries 1 needs --engine direct'],
] as const)('%j is wrong usage', ([args, told]) =>
  withFolder(async (cwd) => {
    writeFileSync(join(cwd, 'cup.apib'), document('cup'));
    const { code, stderr } = await warmDocproof(['run', 'cup.apib', ...args], { cwd });
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(told)]);
    expect(code).toBe(2);
  }),
);

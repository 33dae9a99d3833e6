import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Json } from '../../documentation/index.ts';
import { jsonText, parseJson } from '../../documentation/index.ts';
import { createRedactor, plainMask } from '../../redaction/index.ts';
import { type JournalRecord, journalVersion, type PendingUndo } from './journal-record.ts';
import { leftBehind } from './left-behind.ts';
import { openJournal } from './open-journal.ts';
import { isRunning, thisProcess } from './process-identity.ts';
import { readJournal } from './read-journal.ts';

const redact = createRedactor([{ name: 'authorization', value: 'hush-7f3a9c1e' }], plainMask);

const start: JournalRecord = {
  version: journalVersion,
  docproof: '1.0.0',
  api: { name: 'notes', file: 'notes.apib' },
  target: { baseUrl: 'https://api.example.com/v1', id: 'a' },
  run: { id: '20261128T000000Z-notes-aa', startedAt: '2026-11-28T00:00:00.000Z', process: thisProcess() },
  entries: [],
};

function removing(path: string, more: { readonly [field: string]: Json } = {}): PendingUndo {
  return {
    for: 'notes/add/201',
    what: 'removing',
    request: { method: 'DELETE', path, headers: [] },
    ...more,
  };
}

const withEntry = (entry: Json) => readJournal(JSON.stringify({ ...start, entries: [entry] }));

let folder: string;
let file: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'docproof-journal-')), 'journal');
  file = join(folder, 'run.json');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const onDisk = (): JournalRecord => {
  const read = readJournal(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(read.problem);
  return read.record;
};

describe('a journal on disk', () => {
  test('holds what is pending at each report, for its owner alone, and goes when nothing is left', () => {
    const journal = openJournal(file, start, redact);
    expect(onDisk()).toEqual(start);
    const pending = [removing('/notes/1'), removing('/notes/2')];
    journal.keep(JSON.stringify(pending));
    expect(onDisk().entries).toEqual(pending);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['run.json']);
    journal.keep(JSON.stringify(pending.slice(1)));
    journal.close();
    expect(onDisk().entries).toEqual(pending.slice(1));
    journal.keep('[]');
    journal.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is what it last was, wherever the writing of the next line was cut off', () => {
    const journal = openJournal(file, start, redact);
    const states = [
      [],
      [removing('/notes/1')],
      [removing('/notes/1'), removing('/notes/2')],
      [removing('/notes/2')],
    ];
    const ends = states.map((state) => {
      journal.keep(JSON.stringify(state));
      return statSync(file).size;
    });
    const text = readFileSync(file);
    fc.assert(
      fc.property(fc.integer({ min: ends[0] ?? 0, max: text.length }), (length) => {
        const read = readJournal(text.subarray(0, length).toString());
        const whole = ends.findLastIndex((end) => end <= length);
        expect(read).toMatchObject({ ok: true, record: { ...start, entries: states[whole] } });
      }),
    );
  });

  test('does not grow without end', () => {
    const journal = openJournal(file, start, redact);
    const large = removing('/notes/1', { was: 'x'.repeat(300_000) });
    for (let round = 0; round < 9; round += 1) journal.keep(JSON.stringify([large]));
    expect(statSync(file).size).toBeLessThan(2_000_000);
    expect(onDisk().entries).toEqual([large]);
  });

  test('is written anew where the file has gone', () => {
    const journal = openJournal(file, start, redact);
    rmSync(folder, { recursive: true });
    journal.keep(JSON.stringify([removing('/notes/1')]));
    expect(onDisk().entries).toEqual([removing('/notes/1')]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('that could not cross out a change takes no other in its place', () => {
    const journal = openJournal(file, start, redact);
    const first = removing('/notes/1', { key: 'abc' });
    journal.keep(JSON.stringify([first]));
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'no folder');
    journal.keep(JSON.stringify([{ ...first, key: 'abc-1' }]));
    journal.keep('[]');
    expect(journal.problem).toBeUndefined();
    expect(() => journal.keep(JSON.stringify([removing('/notes/2', { key: 'def' })]))).toThrow(
      'cannot be written',
    );
    expect(journal.problem).toContain('cannot be written');
  });

  test('never holds a secret: what needs one is left to a person', () => {
    const journal = openJournal(file, start, redact);
    const body = JSON.stringify({ note: 'hush-7f3a9c1e' });
    const undo = removing('/notes/1', { request: { method: 'PUT', path: '/notes/1', headers: [], body } });
    journal.keep(JSON.stringify([undo, removing('/notes/2')]));
    expect(readFileSync(file, 'utf8')).not.toContain('hush');
    expect(onDisk().entries).toEqual([
      { for: undo.for, what: undo.what, byHand: expect.stringContaining('secret') },
      removing('/notes/2'),
    ]);
  });

  test('keeps what is left to a person while the rest is undone', () => {
    const byHand = { for: 'a', what: 'b', byHand: 'c' };
    const journal = openJournal(file, { ...start, entries: [byHand, removing('/notes/1')] }, redact);
    journal.keep('[]');
    journal.close();
    expect(onDisk().entries).toEqual([byHand]);
  });

  test('that cannot be written lets nothing new be changed, and lets what is pending be undone', () => {
    const journal = openJournal(file, start, redact);
    const [first, second] = [removing('/notes/1'), removing('/notes/2')];
    journal.keep(JSON.stringify([first]));
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    expect(() => journal.keep('[]')).not.toThrow();
    expect(journal.problem).toBeUndefined();
    expect(() => journal.keep(JSON.stringify([first, second]))).toThrow(file);
    expect(journal.problem).toContain(file);
  });
});

describe('what earlier runs left', () => {
  test('is listed in order of time; empty journals of ended runs are removed', () => {
    const gone = { ...thisProcess(), pid: 2 ** 30 };
    const write = (name: string, startedAt: string, entries: readonly PendingUndo[]) =>
      openJournal(
        join(folder, name),
        { ...start, run: { id: name, startedAt, process: gone }, entries },
        redact,
      );
    write('b.json', '2026-11-27', [removing('/b')]);
    write('a.json', '2026-11-28', [removing('/a')]);
    write('c.json', '2026-11-26', []);
    writeFileSync(join(folder, 'd.json'), 'no journal', { mode: 0o600 });
    const { runs, problems } = leftBehind(folder);
    expect(runs.map(({ record }) => record.run.id)).toEqual(['b.json', 'a.json']);
    expect(problems).toEqual([`${join(folder, 'd.json')} is not valid JSON: it is left out`]);
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'b.json', 'd.json']);
    expect(leftBehind(join(folder, 'none'))).toEqual({ runs: [], problems: [] });
  });

  test('is of a run that goes on while its very process does', () => {
    const own = thisProcess();
    expect(isRunning(own)).toBe(true);
    expect(isRunning({ ...own, startTicks: undefined })).toBe(true);
    expect(isRunning({ ...own, startTicks: 'another process of the same id' })).toBe(false);
    expect(isRunning({ ...own, pid: 2 ** 30 })).toBe(false);
    expect(isRunning({ ...own, host: 'another machine' })).toBe(false);
  });
});

describe('reading a journal', () => {
  test('gives back any record that was written', () => {
    const text = fc.string({ unit: 'grapheme' });
    const entries = fc.array(
      fc.record({
        for: text,
        what: text,
        request: fc.record({
          method: fc.constantFrom('DELETE', 'PUT', 'POST', 'PATCH'),
          path: text.map((id) => `/notes/a${encodeURIComponent(id)}?b=${encodeURIComponent(id)}`),
          headers: fc.array(
            fc.record({ key: fc.constantFrom('If-Match', 'X-Tenant'), value: fc.base64String() }),
          ),
          body: fc.option(fc.json(), { nil: undefined }),
        }),
        verify: fc.record({ expect: fc.jsonValue() }),
      }),
    );
    fc.assert(
      fc.property(entries, text, (list, name) => {
        const record = parseJson(jsonText({ ...start, api: { name, file: name }, entries: list })) as Json;
        expect(readJournal(jsonText(record))).toEqual({ ok: true, record });
      }),
    );
  });

  test('never fails on anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readJournal(text).ok).toBe(false);
      }),
    );
    const whole = JSON.stringify({ ...start, entries: [removing('/notes/1')] });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(readJournal(whole.slice(0, length)).ok).toBe(false);
      }),
    );
    const part = fc.constantFrom(...Object.keys(start));
    fc.assert(
      fc.property(part, fc.oneof(fc.string(), fc.jsonValue()), (name, value) => {
        const read = readJournal(JSON.stringify({ ...start, [name]: value }));
        if (!read.ok) expect(read.problem).not.toMatch(/\n/);
      }),
    );
  });

  const hosts = ['https://api.example.com', 'https://api.example.com/v1'];
  const pieces = fc.constantFrom(
    '/',
    '//',
    '\\',
    '@',
    ':',
    '.',
    '..',
    '%2e',
    '%2E%2e',
    'x',
    '?',
    '#',
    ' ',
    '\t',
    'evil.example',
  );

  test.for(hosts)('takes no path that leaves %s', (base) => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (path) => {
        if (!withEntry(removing(path.join(''))).ok) return;
        const { href } = new URL(`${base}${path.join('')}`);
        expect(href.startsWith(`${base}/`)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test.for([
    ['another method', { method: 'DELETE /x\r\n', path: '/notes/1', headers: [] }],
    [
      'another host',
      { method: 'DELETE', path: '/notes/1', headers: [{ key: 'Host', value: 'evil.example' }] },
    ],
    [
      'a header of two lines',
      { method: 'DELETE', path: '/notes/1', headers: [{ key: 'A', value: 'b\r\nC: d' }] },
    ],
    ['no path', { method: 'DELETE', headers: [] }],
  ] as const)('takes no request with %s, at any depth', ([, request]) => {
    expect(withEntry(removing('/notes/1', { request })).ok).toBe(false);
    expect(withEntry(removing('/notes/1', { list: { request } })).ok).toBe(false);
    expect(withEntry(removing('/notes/1', { expect: { webhook: request } })).ok).toBe(true);
  });

  test('takes a create whose id is not known yet, and no value that leads out of a path', () => {
    const request = {
      method: 'DELETE',
      path: '/notes/{id}',
      headers: [{ name: 'If-Match', value: { input: 'tag' } }],
    };
    const creation = (values: Json) => ({
      for: 'a',
      what: 'b',
      asked: 'POST /notes',
      removal: { request, values },
    });
    expect(withEntry(creation({ id: 7, path: 'C:', method: 'cash' })).ok).toBe(true);
    expect(withEntry(creation({ id: '..' })).ok).toBe(false);
  });
});

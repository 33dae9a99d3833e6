import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openOutput } from './output-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docproof-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const place = { roots: ['out', 'more'], manifest: 'out/a/.docproof.json' };
const open = (files: Readonly<Record<string, string>>) =>
  openOutput({ ...place, base: folder }, new Map(Object.entries(files)));
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const all = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

it('writes what is wanted, deletes what is not made any more, and is up to date after that', () => {
  const before = { 'out/a/x.json': '1', 'out/a/deep/y.json': '2', 'more/z.json': '3' };
  expect(open(before).stale).toEqual([...Object.keys(before), place.manifest]);
  expect(open(before).update()).toBeUndefined();
  const after = { 'out/a/x.json': '1 again' };
  expect(open(after)).toMatchObject({
    stale: ['out/a/x.json', place.manifest],
    leftOver: ['more/z.json', 'out/a/deep/y.json'],
  });
  expect(open(after).update()).toBeUndefined();
  expect(all()).toEqual([place.manifest, 'out/a/x.json']);
  expect(open(after)).toMatchObject({ stale: [], leftOver: [] });
});

it('deletes no file that it did not write, and none that was changed since', () => {
  open({ 'out/a/x.json': '1', 'out/a/y.json': '2' }).update();
  put('out/a/notes.txt', 'mine');
  put('out/a/y.json', 'mine too');
  open({ 'out/a/x.json': '1' }).update();
  expect(all()).toEqual([place.manifest, 'out/a/notes.txt', 'out/a/x.json', 'out/a/y.json']);
});

it.each(['../victim', 'victim', '/etc/hostname', 'out/../victim', 'out/a/../../victim'])(
  'touches nothing outside of its folders, whatever a manifest lists: %s',
  (path) => {
    open({ 'out/a/x.json': '1' }).update();
    const manifest = JSON.parse(readFileSync(join(folder, place.manifest), 'utf8'));
    put('victim', '1');
    put(
      place.manifest,
      JSON.stringify({ files: { ...manifest.files, [path]: manifest.files['out/a/x.json'] } }),
    );
    open({ 'out/a/x.json': '1' }).update();
    expect(existsSync(join(folder, 'victim'))).toBe(true);
  },
);

it.each(['{', 'null', '[]', '{"files":null}', '{"files":7}', '{"files":{"out/a/x.json":null}}'])(
  'takes a manifest that is not one for an empty one: %s',
  (text) => {
    put(place.manifest, text);
    expect(open({}).leftOver).toEqual([]);
  },
);

it.each(['out', 'out/a', 'out/a/x.json', 'more', 'more/z.json'])('follows no link at %s', (path) => {
  const wanted = { 'out/a/x.json': '1', 'more/z.json': '2' };
  open({ ...wanted, 'out/a/old.json': '3', 'more/old.json': '4' }).update();
  rmSync(join(folder, path), { recursive: true });
  mkdirSync(join(folder, 'victim'));
  for (const name of ['x.json', 'z.json', 'old.json']) put(`victim/${name}`, name);
  symlinkSync(
    path.endsWith('.json') ? join(folder, 'victim', 'x.json') : join(folder, 'victim'),
    join(folder, path),
  );
  const before = all();
  expect(open(wanted).update()).toBe(`${path} is a symbolic link, which is not followed; remove it`);
  expect(all()).toEqual(before);
  expect(readFileSync(join(folder, 'victim/x.json'), 'utf8')).toBe('x.json');
});

it('leaves no draft where a file cannot be written', () => {
  put('more', 'a file where a folder should be');
  expect(open({ 'more/z.json': '1' }).update()).toBe('more is not a plain folder; remove it');
  mkdirSync(join(folder, 'out/a/x.json'), { recursive: true });
  expect(open({ 'out/a/x.json': '1' }).update()).toBe('out/a/x.json is not a plain file; remove it');
  expect(all()).toEqual(['more']);
});

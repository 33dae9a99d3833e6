import { expect, it } from 'vitest';
import * as yaml from 'yaml';
import { readYaml } from './read-yaml.ts';

const read = (text: string) => readYaml(yaml, text);
const bomb = [
  'a: &a [x, x]',
  ...[...'bcdefghijklmn'].map(
    (name, at) => `${name}: &${name} [*${'abcdefghijklmn'[at]}, *${'abcdefghijklmn'[at]}]`,
  ),
].join('\n');

it.each([
  ['a: 1\nb: &x\n  c: *x\n', 3],
  [bomb, 2],
  [`a:\n  b: &x y\n  c: [${'*x, '.repeat(200)}]\n`, 3],
])('refuses references without end or measure, with the line', (text, line) => {
  expect(read(text)).toMatchObject({
    ok: false,
    problems: [{ line, what: expect.stringContaining('references to anchors') }],
  });
});

it.each([
  `a:\n  ${'['.repeat(50_000)}`,
  `a: 1\n${'? '.repeat(5_000)}`,
  `a: ${'? '.repeat(5_000)}`,
  `a: 1\n${'- '.repeat(5_000)}x`,
  `a: 1\n${Array.from({ length: 1_500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}`,
])('refuses structures without end before they are parsed', (text) => {
  const result = read(text);
  expect(result).toMatchObject({
    ok: false,
    problems: [{ what: expect.stringContaining('levels of nesting here') }],
  });
});

it('reads what people write, with anchors and merges', () => {
  expect(read('a: &x {b: 1}\nc: *x\nd:\n  - - 1\n    - 2\n')).toMatchObject({
    ok: true,
    content: { a: { b: 1 }, c: { b: 1 }, d: [[1, 2]] },
  });
  expect(read('a: [1\nb: 2')).toMatchObject({ ok: false, problems: [{ line: 2 }] });
});

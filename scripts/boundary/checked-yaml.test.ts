import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCheckedYaml } from './checked-yaml.ts';

const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    target: { type: 'string' },
    mode: { enum: ['fast', 'slow'] },
    parts: {
      type: 'object',
      propertyNames: { pattern: '^[a-z]+$', errorHint: 'small letters only' },
      additionalProperties: { type: 'number' },
    },
  },
};

const problemsIn = async (text: string) => {
  const read = await readCheckedYaml(text, schema);
  return read.ok ? [] : read.problems;
};

test.for([
  ['targte: x', { line: 1, next: 'did you mean target?' }],
  ['target: x\nmode: fastt', { line: 2, next: 'did you mean fast?' }],
  ['mode: 7', { line: 1, next: 'it may be fast, slow' }],
  ['target: x\nparts:\n  a: 1\n  B: 2', { line: 4, next: 'small letters only' }],
  ['target: x\nparts:\n  a: one', { line: 3, what: 'parts → a must be number' }],
  ['target: x\n\ntarget: y', { line: 3 }],
  ['target: [', { line: 1 }],
] as const)('%j is reported with its line', async ([text, problem]) => {
  const problems = await problemsIn(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject(problem);
});

test('an empty file and a valid one have no problems, and places have lines', async () => {
  expect(await problemsIn('')).toEqual([]);
  const read = await readCheckedYaml('mode: fast\nparts:\n  a:\n    1\n', schema);
  if (!read.ok) throw new Error('it should be valid');
  expect(read.lineOf(['parts', 'a'])).toBe(3);
  expect(read.lineOf(['parts', 'b'])).toBe(2);
});

test('any text is read or refused with a line of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
      for (const { line, what } of await problemsIn(text)) {
        expect(what).not.toBe('');
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length + 1);
      }
    }),
  );
});

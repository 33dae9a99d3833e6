import { expect, it } from 'vitest';
import { withLearned } from './learned-overrides.ts';
import { readOverrides } from './read-overrides.ts';

const learned = [
  { response: 'lamps/rename/409', way: 'PUT /lamps/{id}: without name', because: 'the 2nd of 3 ways' },
];

it('writes a file that is read as overrides again', async () => {
  const text = withLearned(undefined, learned);
  expect(text).toContain('# learned, not reviewed: the 2nd of 3 ways');
  const read = await readOverrides(text, 'x.yaml');
  expect(read.ok && read.overrides.entries).toMatchObject([
    { response: 'lamps/rename/409', way: learned[0]?.way },
  ]);
});

it('keeps what a person has written', async () => {
  const own = '# mine\nresponses:\n  lamps/rename/409:\n    leave-out: no # really\n';
  expect(withLearned(own, learned)).toBe(own);
});

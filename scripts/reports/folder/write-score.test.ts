import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, expect, it } from 'vitest';
import { scored } from '../../../fixtures/reports/scores.ts';
import { renderScore } from '../terminal/score.ts';
import { writeScore } from './write-score.ts';

const folder = mkdtempSync(join(tmpdir(), 'docproof-score-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const schema = JSON.parse(readFileSync(new URL('../../../docs/score.schema.json', import.meta.url), 'utf8'));

it('writes a score that is as the published schema says', () => {
  expect(writeScore(folder, scored).troubles).toEqual([]);
  const validate = formats
    .default(new Ajv2020({ strict: true, strictRequired: false, strictTypes: false }))
    .compile(schema);
  validate(JSON.parse(readFileSync(join(folder, 'score.json'), 'utf8')));
  expect(validate.errors ?? []).toEqual([]);
});

it('shows on the page what survived, the answer that slipped through, and why', () => {
  writeScore(folder, scored);
  const page = readFileSync(join(folder, 'score.html'), 'utf8');
  for (const text of [
    '50%',
    '/tags is missing',
    'GET /notes/7',
    'all 3 assertions hold',
    'does not require this field',
  ])
    expect(page).toContain(text);
  expect(page).not.toContain('<script');
  expect(page).not.toContain('\u202e');
});

it('shows the same in the terminal', () => {
  const text = renderScore(scored, { colour: false, width: 120 });
  expect(text).toContain('survived  notes/read-a-note/200: /tags is missing');
  expect(text).toContain('GET /notes/7 → 200');
  expect(text).toContain('false alarm  extra-fields');
  expect(text).toContain(
    '50%  1 of 2 breaches found, 1 equivalent, 1 not reached, false alarms in 1 in 2 variants',
  );
  expect(text.split('\n').every((line) => line.length <= 120)).toBe(true);
});

it('says what cannot be written', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(writeScore(file, scored).troubles[0]).toMatch(/^score.json could not be written: /);
});

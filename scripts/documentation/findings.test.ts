import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain, findingCodes } from './findings.ts';

const explained = readFileSync(new URL('../../docs/findings.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => (line.startsWith('### ') ? [line.slice(4)] : []));

describe('findings', () => {
  it('are explained in the documentation, every code and no other', () => {
    expect([...explained].sort()).toEqual([...findingCodes].sort());
  });

  it.each(findingCodes)('%s has words for what it is and what to do', (code) => {
    const { what, next } = explain({ code, detail: {} });
    expect(what).toMatch(/^[A-Z"].*\.$/s);
    expect(next).toMatch(/^[A-Z].*\.$/s);
  });

  it('are filled with their details', () => {
    const { what } = explain({ code: 'repaired-tabs', detail: { lines: 'lines 3, 5' } });
    expect(what).toContain('(lines 3, 5)');
  });
});

import { expect, test } from 'vitest';
import { allFindingLines, findingsLine, newFindings } from './document-findings.ts';
import type { ExplainedFinding } from './loaded.ts';

function finding(
  what: string,
  line: number,
  severity: ExplainedFinding['severity'] = 'warning',
): ExplainedFinding {
  return {
    code: 'undefined-type',
    severity,
    source: { file: 'a.apib', line },
    detail: {},
    what: `${what} (line ${line})`,
    next: 'Define it.',
  } as unknown as ExplainedFinding;
}

test('a document has one line, however much is to be said about it', () => {
  expect(findingsLine('a.apib', [])).toEqual([]);
  expect(findingsLine('a.apib', [finding('x', 1, 'note')])).toEqual([]);
  expect(findingsLine('a.apib', [finding('x', 1)])).toEqual([
    'warning: 1 warning in a.apib: docproof list a.apib shows it',
  ]);
  expect(findingsLine('a.apib', [finding('x', 1), finding('y', 2), finding('z', 3, 'error')])).toEqual([
    'warning: 1 error and 2 warnings in a.apib: docproof list a.apib shows them',
  ]);
});

test('findings that say the same are shown together', () => {
  expect(allFindingLines([finding('x', 1), finding('y', 2), finding('x', 3)])).toEqual([
    'warning: x (line 1)',
    '  --> a.apib:1, 3',
    '  try: Define it.',
    'warning: y (line 2)',
    '  --> a.apib:2',
    '  try: Define it.',
  ]);
});

test('a finding that only moved to another line is not new', () => {
  expect(newFindings([finding('x', 4), finding('y', 5)], [finding('x', 1)])).toEqual([finding('y', 5)]);
});

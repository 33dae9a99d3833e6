import { expect, it } from 'vitest';
import { type CheckedDocument, renderCheck, totalOf } from './check-table.ts';

const read: CheckedDocument = {
  kind: 'read',
  file: 'lamps.apib',
  verdicts: { documented: 4, conforms: 2, deviates: 1, unprovoked: 1, skipped: 0, unprovokable: 0 },
  certain: 3,
  clientErrors: 2,
  clientErrorsProvoked: 1,
  rest: ['unprovoked: got 200'],
  deviations: ['lamps/list/200: status is 200: expected status 200, got 500'],
  findings: 1,
  timeMs: 1200,
};
const unusable: CheckedDocument = {
  kind: 'unusable',
  file: 'notes.md',
  why: 'error: no operation',
  timeMs: 3,
};

it('adds documents up and counts the reasons, leaving none out', () => {
  expect(totalOf([read, read, unusable])).toMatchObject({
    documents: 3,
    read: 2,
    unusable: 1,
    documented: 8,
    conforms: 4,
    clientErrorsProvoked: 2,
    reasons: [{ reason: 'unprovoked: got 200', count: 2 }],
  });
});

it('prints a row for each document, the share in all, and what deviates', () => {
  const text = renderCheck([read, unusable]);
  expect(text).toMatch(/^lamps\.apib +4 +75% +1\/2 +2 +1 +1 +0 +0 +1 +1\.2 s$/m);
  expect(text).toMatch(/^notes\.md +unusable: error: no operation$/m);
  expect(text).toContain(
    '1 of 2 documents read, 1 unusable; 50% of the documented 4xx responses provoked by input alone',
  );
  expect(text).toContain('deviates: lamps/list/200');
});

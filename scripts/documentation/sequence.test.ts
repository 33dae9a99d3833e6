import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSequence, sequenceOf, sequenceText } from './sequence.ts';

it.each([
  ['text/event-stream; charset=utf-8', 'events'],
  ['application/json-seq', 'records'],
  ['application/geo+json-seq', 'records'],
  ['application/jsonl', 'lines'],
  ['application/x-ndjson', 'lines'],
  ['application/json', undefined],
])('%s is a sequence of %s', (mediaType, sequence) => {
  expect(sequenceOf(mediaType)).toBe(sequence);
});

it.each([
  ['lines', '{"n":1}\r\n\n{"n":2}', [{ n: 1 }, { n: 2 }]],
  ['records', '\u001e{"n":1}\n\u001e2\n', [{ n: 1 }, 2]],
  [
    'events',
    '\uFEFF: hello\n\nevent: a\ndata: x\ndata: y\nid: 1\nretry: 5\n\nevent: no data\n\ndata\n\n',
    [{ event: 'a', data: 'x\ny', id: '1', retry: 5 }, { data: '' }],
  ],
  ['events', 'data: x\r\rdata:y', [{ data: 'x' }, { data: 'y' }]],
  ['lines', '', []],
] as const)('%s are read from %j', (sequence, text, value) => {
  expect(readSequence(text, sequence)).toEqual({ ok: true, value });
});

it('names the item that cannot be read', () => {
  expect(readSequence('{"n":1}\n{n:2}\n', 'lines')).toEqual({
    ok: false,
    expected: 'item 1 as JSON',
    actual: '{n:2}',
  });
});

it.each(['lines', 'records'] as const)('%s are read as they are written', (sequence) => {
  fc.assert(
    fc.property(fc.array(fc.json().map((text) => JSON.parse(text))), (value) => {
      expect(readSequence(sequenceText(value, sequence), sequence)).toEqual({ ok: true, value });
    }),
    { numRuns: 100 },
  );
});

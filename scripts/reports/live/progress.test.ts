import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { many, mixed } from '../../../fixtures/reports/records.ts';
import type { Reporter, RunRecord } from '../../conformance/index.ts';
import { progressReporter } from './progress.ts';

function written(record: RunRecord, tty: boolean): string {
  let time = 0;
  const now = () => {
    time += 100;
    return time;
  };
  const stream = Object.assign(new PassThrough(), {
    isTTY: tty,
    columns: 100,
    rows: 40,
  }) as unknown as NodeJS.WriteStream;
  let text = '';
  stream.on('data', (chunk) => {
    text += chunk;
  });
  const reporter: Reporter = progressReporter(stream, { tty, total: record.responses.length, now });
  void reporter.on({ type: 'run-started', record });
  for (const result of record.responses) {
    void reporter.on({ type: 'response-started', id: result.id, title: result.title });
    void reporter.on({ type: 'response-finished', result });
  }
  void reporter.on({ type: 'run-finished', record });
  return text;
}

it('writes plain lines without a terminal: the count, failures, time left, and what was asked', () => {
  expect(written(mixed, false).split('\n')).toEqual([
    '1/7, 600 ms left  ✓ GET /sending-ips 200 as documented',
    '2/7, 1 deviates, 500 ms left  ✗ GET /sending-ips/{external_ip} 200 as documented',
    '3/7, 1 deviates, 400 ms left  ✓ GET /sending-ips/{external_ip} 400 external ip must be a valid IPv4 address',
    '4/7, 2 deviate, 300 ms left  ✗ GET /sending-ips/{external_ip} 404 Sending IP does not exist',
    '5/7, 2 deviate, 200 ms left  – PUT /sending-ips/{external_ip} 200 as documented',
    '6/7, 2 deviate, 100 ms left  ? PUT /sending-ips/{external_ip} 400 IP Pool glibglob does not exist.',
    '7/7, 2 deviate  · PUT /sending-ips/{external_ip} 404 Sending IP does not exist',
    '',
  ]);
});

it('writes some twenty lines for a long run, and every deviation', () => {
  const lines = written(many(1000), false).split('\n');
  expect(lines.length).toBeLessThan(20 + 15 + 5);
  expect(lines.filter((line) => line.includes('✗'))).toHaveLength(15);
});

it('draws a bar on a terminal and takes it away at the end', () => {
  const drawn = written(mixed, true);
  expect(drawn).toContain('0/7');
  expect(drawn).toContain('7/7  2 deviate  update-a-sending-ip/404');
  const [, afterwards] = drawn.split('7/7');
  // The cursor is shown again and the line is cleared.
  expect(afterwards).toContain('\u001b[?25h');
  expect(afterwards).toContain('\u001b[2K');
});

it('writes no escape sequence without a terminal', () => {
  expect(written(mixed, false)).not.toContain('\u001b');
});

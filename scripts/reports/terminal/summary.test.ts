import { describe, expect, it } from 'vitest';
import { exchangeOf, failed, recordOf, resultOf } from '../../../fixtures/reports/build.ts';
import { awkward, clean, many, mixed } from '../../../fixtures/reports/records.ts';
import { deviationsOf } from '../model/deviations-of.ts';
import { renderSummary } from './summary.ts';

const log = { colour: false, width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY };

describe('the terminal summary', () => {
  it('has a line for each documented response, then each deviation, then the counts', () => {
    expect(renderSummary(mixed, log)).toMatchInlineSnapshot(`
      "Sending IPs at https://api.example.com/api/v1

      ✓ GET    /sending-ips                200 as documented  24 ms
      ✗ GET    /sending-ips/{external_ip}  200 as documented  deviates  24 ms
      ✓ GET    /sending-ips/{external_ip}  400 external ip must be a valid IPv4 address  24 ms
      ✗ GET    /sending-ips/{external_ip}  404 Sending IP does not exist  deviates  24 ms
      – PUT    /sending-ips/{external_ip}  200 as documented  skipped: The write policy "none" forbids PUT.
      ? PUT    /sending-ips/{external_ip}  400 IP Pool glibglob does not exist.  unprovoked: None of the 3 ways brought it out; the last was answered 200.
      · PUT    /sending-ips/{external_ip}  404 Sending IP does not exist  unprovokable: Nothing from outside can bring it out: it depends on a failure inside the service.

      error: /results/customer_provided: expected true or false, got "false"
        --> apis/sending-ips.apib:60  GET /sending-ips/{external_ip} → 200 as documented
        sent: GET /api/v1/sending-ips/10.1.2.3
        also: /results/hostname: expected required field \`hostname\`, got nothing
        also: expected a X-Request-Id header, got none
        next: Correct the service, or the documentation at apis/sending-ips.apib:60.

      error: expected status 404, got 200 OK
        --> apis/sending-ips.apib:83  GET /sending-ips/{external_ip} → 404 Sending IP does not exist
        sent: GET /api/v1/sending-ips/203.0.113.77
        also: /errors: expected required field \`errors\`, got nothing
        next: Let the service answer 404 where no sending IP has the given address.

      2 of 7 documented responses conform, 2 deviate, 1 unprovoked, 1 skipped, 1 unprovokable (1.4 s)
      "
    `);
  });

  it('says of a deviation that the baseline lists why it is accepted, and no more', () => {
    const response = 'sending-ips/get-a-sending-ip/404';
    const entry = {
      response,
      code: 'wrong-status' as const,
      status: 200,
      reason: 'ticket 7',
      expires: '2026-12-31',
    };
    const summary = renderSummary(mixed, log, new Map([[response, [entry]]]));
    expect(summary).toContain(
      '~ GET    /sending-ips/{external_ip}  404 Sending IP does not exist  accepted: ticket 7 (until 2026-12-31)',
    );
    expect(summary).toContain('1 unprovokable, 1 of the deviations accepted by the baseline');
    expect(summary.match(/^error: /gm)).toHaveLength(1);
  });

  it('is nothing but what deviates and the counts where it is to be quiet', () => {
    const summary = renderSummary(mixed, { ...log, isQuiet: true });
    expect(summary).not.toContain('✓');
    expect(summary.match(/^error: /gm)).toHaveLength(2);
    expect(summary).toContain('2 of 7 documented responses conform');
  });

  it('is short where everything conforms', () => {
    expect(renderSummary(clean, log).split('\n')).toHaveLength(2 + 7 + 1 + 2);
    expect(renderSummary(clean, log)).toContain('7 of 7 documented responses conform (1.4 s)');
  });

  it.each([80, 100, 200])('keeps within %i columns', (width) => {
    for (const record of [mixed, awkward, many(300)]) {
      const lines = renderSummary(record, { ...log, width }).split('\n');
      expect(lines.filter((line) => [...line].length > width && !line.includes('-->'))).toEqual([]);
    }
  });

  it('fits a screen of 50 lines for a thousand responses, and reports the first deviations and how many more', () => {
    const summary = renderSummary(many(1000), { ...log, width: 120, height: 50 });
    expect(summary.split('\n').length).toBeLessThanOrEqual(50);
    expect(summary).toContain('214 of 250 operations: every documented response conforms');
    expect(summary.match(/--> apis/g)).toHaveLength(11);
    const longer = renderSummary(many(4000), { ...log, width: 120, height: 50 });
    expect(longer.split('\n').length).toBeLessThanOrEqual(50);
    expect(longer).toMatch(/… and \d+ more deviations, see the report/);
  });

  it('reports every deviation where the screen has no end', () => {
    const record = many(1000);
    const text = renderSummary(record, log).replace(/\s+/g, ' ');
    const found = record.responses.flatMap((result) => deviationsOf(result));
    expect(found.length).toBeGreaterThan(15);
    for (const deviation of found) expect(text).toContain(deviation.text);
  });

  it('says that a run was cut short, and by what', () => {
    expect(renderSummary(awkward, log)).toContain('The run was cut short: Interrupted by Ctrl-C.');
  });

  it('passes no control character of an answer on to the terminal', () => {
    const result = resultOf({
      id: 'a/b/200',
      verdict: 'deviates',
      title: '200 \u001b]0;owned\u0007',
      reason: 'evil \u001b[2J',
      assertions: [
        failed('x', { code: 'invalid-json', expected: '"\u001b[31m\u202e"', actual: '\u009b31m' }),
      ],
      exchanges: [exchangeOf()],
    });
    const summary = renderSummary(recordOf([result]), log);
    expect(summary).not.toMatch(/[^\n\P{Cc}]|\u202e/u);
    expect(summary).toContain('\\u001b[31m');
  });

  it('has colours only where asked for', () => {
    expect(renderSummary(mixed, log)).not.toContain('\u001b[');
    expect(renderSummary(mixed, { ...log, colour: true })).toContain('\u001b[31m✗');
  });
});

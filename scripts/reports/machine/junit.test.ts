import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { failed, passed, recordOf, resultOf } from '../../../fixtures/reports/build.ts';
import { awkward, many, mixed } from '../../../fixtures/reports/records.ts';
import type { DeviationCode } from '../../findings/index.ts';
import { renderJunit } from './junit.ts';

const attribute = (text: string, name: string) =>
  [...text.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value]) => value);

describe('JUnit', () => {
  it('has one test case for each documented response, each with a name of its own', () => {
    for (const record of [mixed, awkward, many(300)]) {
      const cases = renderJunit(record).match(/<testcase [^>]*>/g) ?? [];
      expect(cases).toHaveLength(record.summary.documented);
      const names = cases.map((one) => `${attribute(one, 'classname')} ${attribute(one, 'name')}`);
      expect(new Set(names).size).toBe(cases.length);
    }
  });

  it('counts on each suite and on the whole', () => {
    const [all, ...suites] = renderJunit(mixed).match(/<testsuites? [^>]*>/g) ?? [];
    expect(all).toContain('tests="7" failures="2" errors="0" skipped="3"');
    expect(suites.map((suite) => [attribute(suite, 'name')[0], attribute(suite, 'tests')[0]])).toEqual([
      ['Get all sending IPs (GET /sending-ips)', '1'],
      ['Get a Sending IP (GET /sending-ips/{external_ip})', '3'],
      ['Update a Sending IP (PUT /sending-ips/{external_ip})', '3'],
    ]);
  });

  it('reports a deviation with everything that failed, the place, the traffic and the next step', () => {
    const [failure] = renderJunit(mixed).match(/<failure .*?<\/failure>/s) ?? [];
    expect(failure).toMatchInlineSnapshot(`
      "<failure message="the body is as the schema says: /results/customer_provided: expected true or false, got &quot;false&quot;" type="invalid-body">the body is as the schema says: /results/customer_provided: expected true or false, got &quot;false&quot;
      the body is as the schema says: /results/hostname: expected required field \`hostname\`, got nothing
      header X-Request-Id is there: expected a X-Request-Id header, got none
      documented: apis/sending-ips.apib:60
      condition: The sending IP exists.
      request: GET https://api.example.com/api/v1/sending-ips/10.1.2.3
      answer: 200 OK
      {&quot;results&quot;:{&quot;external_ip&quot;:&quot;10.1.2.3&quot;,&quot;ip_pool&quot;:&quot;shared&quot;,&quot;customer_provided&quot;:&quot;false&quot;}}
      next: Correct the service, or the documentation at apis/sending-ips.apib:60.</failure>"
    `);
  });

  it('reports what the baseline lists as skipped, with the reason why it is accepted', () => {
    const entry = (code: DeviationCode, expires?: string) => ({
      response: 'sending-ips/get-a-sending-ip/404',
      code,
      reason: 'ticket 7',
      expires,
    });
    const known = new Map([
      [entry('invalid-body').response, [entry('invalid-body'), entry('wrong-status', '2026-12-31')]],
    ]);
    const xml = renderJunit(mixed, known);
    expect(xml.match(/<testsuites [^>]*>/)?.[0]).toContain('tests="7" failures="1" errors="0" skipped="4"');
    expect(xml).toContain(
      '<skipped message="deviates, as the baseline lists: ticket 7; ticket 7 (until 2026-12-31)"/>',
    );
    expect(xml).toContain('failed: the status is 404: expected status 404, got 200 OK');
  });

  it('reports what was not provoked as skipped, with the verdict and the reason', () => {
    expect(renderJunit(mixed).match(/<skipped [^>]*>/g)).toMatchInlineSnapshot(`
      [
        "<skipped message="skipped: The write policy &quot;none&quot; forbids PUT."/>",
        "<skipped message="unprovoked: None of the 3 ways brought it out; the last was answered 200."/>",
        "<skipped message="unprovokable: Nothing from outside can bring it out: it depends on a failure inside the service."/>",
      ]
    `);
  });

  it('loses no assertion where names repeat', () => {
    const assertions = [
      passed('same'),
      failed('same', { code: 'script-failed', actual: 'first' }),
      failed('same', { code: 'script-failed', actual: 'second' }),
      passed('same'),
    ];
    const text = renderJunit(recordOf([resultOf({ id: 'a/b/200', verdict: 'deviates', assertions })]));
    expect(text).toContain('passed: same\nfailed: same: first\nfailed: same: second\npassed: same');
  });

  it('is well-formed XML whatever the target says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const result = resultOf({
          id: 'a/b/200',
          verdict: 'deviates',
          title: text,
          reason: text,
          next: `]]>${text}`,
        });
        const xml = renderJunit(recordOf([result]));
        expect(XMLValidator.validate(xml)).toBe(true);
        const parsed = new XMLParser({ ignoreAttributes: false, trimValues: false }).parse(xml);
        expect(parsed.testsuites.testsuite.testcase).toHaveProperty('system-out');
      }),
    );
  });
});

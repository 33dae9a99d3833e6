import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { failed, recordOf, resultOf } from '../../../fixtures/reports/build.ts';
import { awkward, clean, many, mixed } from '../../../fixtures/reports/records.ts';
import { changeSince } from '../model/change.ts';
import { summariseRun } from '../model/run-summary.ts';
import { renderAnnotations } from './annotations.ts';
import { renderStepSummary } from './step-summary.ts';

describe('annotations', () => {
  it('are on the lines of the documentation', () => {
    expect(renderAnnotations(mixed).split('\n')).toMatchInlineSnapshot(`
      [
        "::error file=apis/sending-ips.apib,line=60,title=GET /sending-ips/{external_ip} 200 as documented%3A deviates::the body is as the schema says: /results/customer_provided: expected true or false, got "false"%0Athe body is as the schema says: /results/hostname: expected required field \`hostname\`, got nothing%0Aheader X-Request-Id is there: expected a X-Request-Id header, got none%0ACorrect the service, or the documentation at apis/sending-ips.apib:60.",
        "::error file=apis/sending-ips.apib,line=83,title=GET /sending-ips/{external_ip} 404 Sending IP does not exist%3A deviates::The status is 200, 404 is documented.%0Athe status is 404: expected status 404, got 200 OK%0Athe body is as the schema says: /errors: expected required field \`errors\`, got nothing%0ALet the service answer 404 where no sending IP has the given address.",
        "::warning file=apis/sending-ips.apib,line=121,title=PUT /sending-ips/{external_ip} 400 IP Pool glibglob does not exist.%3A unprovoked::None of the 3 ways brought it out; the last was answered 200.%0ASay in apis/sending-ips.overrides.yaml which request is answered 400.",
        "",
      ]
    `);
  });

  it('name files from the root of the repository, and known deviations as notices', () => {
    const entry = {
      response: 'sending-ips/get-a-sending-ip/404',
      code: 'wrong-status' as const,
      reason: '',
      expires: undefined,
    };
    const known = new Map([[entry.response, [entry]]]);
    const lines = renderAnnotations(mixed, known, (file) => `api/${file}`).split('\n');
    expect(lines.map((line) => line.split('::')[1]?.split(',').slice(0, 2).join(','))).toEqual([
      'error file=api/apis/sending-ips.apib,line=60',
      'warning file=api/apis/sending-ips.apib,line=121',
      'notice file=api/apis/sending-ips.apib,line=83',
      undefined,
    ]);
  });

  it('cannot be broken out of', () => {
    const result = resultOf({
      id: 'a/b/200',
      verdict: 'deviates',
      title: '200 a,b::c\n::set-output name=x::y',
      reason: '100%\r\n::error::mine',
      assertions: [failed('x', { code: 'invalid-json', actual: '%0A\n::warning::' })],
    });
    const text = renderAnnotations(recordOf([result]));
    expect(text.split(/[\r\n]/)).toHaveLength(2);
    expect(text).toContain(
      'title=GET /sending-ips/{external_ip} 200 a%2Cb%3A%3Ac%0A\\u003a%3Aset-output name=x%3A%3Ay',
    );
    expect(text).toContain('::100%25\\u000d%0A\\u003a:error::mine');
  });

  it('are at most as many as GitHub shows, the last saying how many there are', () => {
    const lines = renderAnnotations(many(1000)).trim().split('\n');
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(lines[9]).toContain('(and 5 more responses like this)');
  });

  it('are none where everything conforms', () => {
    expect(renderAnnotations(clean)).toBe('');
  });
});

describe('the step summary', () => {
  const html = (markdown: string) => new MarkdownIt({ html: true }).render(markdown);

  it('reports counts, the gate, changes, the matrix, deviations and what was not provoked', () => {
    const change = changeSince(summariseRun(clean), mixed);
    expect(
      renderStepSummary(mixed, {
        change,
        gate: { exit: 1, reasons: ['a deviates'], remarks: [], accepted: new Map() },
      }),
    ).toMatchInlineSnapshot(`
      "## Sending IPs: 2 of 7 documented responses conform, 2 deviate, 1 unprovoked, 1 skipped, 1 unprovokable

      https://api.example.com/api/v1 · writes restore · 1.4 s · docproof 1.0.0

      **The gate fails:**

      - a deviates

      - **Newly broken:** <code>sending-ips/get-a-sending-ip/200</code>, <code>sending-ips/get-a-sending-ip/404</code>

      | | 200 | 400 | 404 |
      |---|:-:|:-:|:-:|
      | <code>GET /sending-ips</code> | ✅ |  |  |
      | <code>GET /sending-ips/{external&#95;ip}</code> | ❌ | ✅ | ❌ |
      | <code>PUT /sending-ips/{external&#95;ip}</code> | ⏭️ | ❔ | ▫️ |

      ### ❌ <code>GET /sending-ips/{external&#95;ip}</code> 200 as documented

      - the body is as the schema says: /results/customer&#95;provided: expected true or false, got "false"
      - the body is as the schema says: /results/hostname: expected required field &#96;hostname&#96;, got nothing
      - header X-Request-Id is there: expected a X-Request-Id header, got none
      - documented at <code>apis/sending-ips.apib:60</code>
      - next: Correct the service, or the documentation at apis/sending-ips.apib:60.

      ### ❌ <code>GET /sending-ips/{external&#95;ip}</code> 404 Sending IP does not exist

      - the status is 404: expected status 404, got 200 OK
      - the body is as the schema says: /errors: expected required field &#96;errors&#96;, got nothing
      - documented at <code>apis/sending-ips.apib:83</code>
      - next: Let the service answer 404 where no sending IP has the given address.

      <details><summary>3 not provoked</summary>

      - ⏭️ <code>PUT /sending-ips/{external&#95;ip}</code> 200 as documented: The write policy "none" forbids PUT.
      - ❔ <code>PUT /sending-ips/{external&#95;ip}</code> 400 IP Pool glibglob does not exist.: None of the 3 ways brought it out; the last was answered 200.
      - ▫️ <code>PUT /sending-ips/{external&#95;ip}</code> 404 Sending IP does not exist: Nothing from outside can bring it out: it depends on a failure inside the service.

      </details>
      "
    `);
  });

  it('shows what a target says as text', () => {
    const title = '200 <img src=x> [a](b) | `x` **y** &lt;';
    const rendered = html(
      renderStepSummary(recordOf([resultOf({ id: 'a/b/200', verdict: 'deviates', title })])),
    );
    expect(rendered).not.toMatch(/<img|<a |<strong>/);
    expect(rendered).toContain('&lt;img src=x&gt; [a](b)');
  });

  it('stays far below what GitHub takes', () => {
    for (const record of [awkward, many(5000)])
      expect(renderStepSummary(record).length).toBeLessThan(300_000);
  });
});

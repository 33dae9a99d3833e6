import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { failed, recordOf, resultOf } from '../../../fixtures/reports/build.ts';
import { clean, mixed } from '../../../fixtures/reports/records.ts';
import type { Baseline } from '../model/gate/baseline.ts';
import { namedDeviations, nameInWords } from '../model/gate/deviations.ts';
import { readGateOptions } from '../model/gate/gate-options.ts';
import { type GateLevel, judgeGate } from '../model/gate/judge-gate.ts';
import { readBaseline } from './read-baseline.ts';
import { updateBaseline } from './update-baseline.ts';

const today = '2026-02-03';
const lenient = { failOn: [], minCoverage: undefined };
const reasons = (failOn: GateLevel[], minCoverage?: number, record = mixed) =>
  judgeGate(record, undefined, { failOn, minCoverage }, today).reasons;

function baselineOf(text: string): Baseline {
  const read = readBaseline(text, 'baseline.yaml');
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.baseline;
}

describe('names of deviations', () => {
  it('are the same whatever values the target has', () => {
    const one = (found: Parameters<typeof failed>[1]) =>
      namedDeviations(
        recordOf([resultOf({ id: 'a/b/200', verdict: 'deviates', assertions: [failed('body', found!)] })]),
      );
    const host = (index: number, actual: string) =>
      one({ code: 'invalid-body', place: `/results/${index}/host`, actual });
    expect(host(3, '7').map(nameInWords)).toEqual(host(14, 'true').map(nameInWords));
    expect(host(3, '7')).toMatchObject([
      { response: 'a/b/200', code: 'invalid-body', place: '/results/*/host' },
    ]);
    const status = (got: number) => one({ code: 'wrong-status', status: got, actual: `${got} OK: “7”` });
    expect(status(200)).toMatchObject([{ response: 'a/b/200', code: 'wrong-status', status: 200 }]);
    expect(status(500)).toMatchObject([{ code: 'wrong-status', status: 500 }]);
    expect(one({ code: 'filter-ignored', place: '?colour=red' })).toMatchObject([{ place: '?colour' }]);
  });
});

describe('the gate', () => {
  it('lets a run pass in which everything conforms', () => {
    expect(judgeGate(clean, undefined, { failOn: ['uncovered'], minCoverage: 100 }, today)).toMatchObject({
      exit: 0,
      reasons: [],
    });
  });

  it('fails on deviations at every level, and on more as asked for', () => {
    const deviating = 'sending-ips/get-a-sending-ip/200, sending-ips/get-a-sending-ip/404 deviate';
    const unprovoked = 'sending-ips/update-a-sending-ip/400 was not provoked (--fail-on unprovoked)';
    const uncovered =
      'sending-ips/update-a-sending-ip/200, sending-ips/update-a-sending-ip/400, sending-ips/update-a-sending-ip/404 are not covered (--fail-on uncovered)';
    expect(reasons([])).toEqual([deviating]);
    expect(reasons(['deviates'])).toEqual([deviating]);
    expect(reasons(['unprovoked'])).toEqual([deviating, unprovoked]);
    expect(reasons(['uncovered'])).toEqual([deviating, uncovered]);
  });

  it('fails on what was left changed at the target', () => {
    const notices = ['everything is as it was found: expected the pool "a", got "b"'];
    expect(judgeGate({ ...clean, notices }, undefined, lenient, today)).toMatchObject({
      exit: 1,
      reasons: notices,
    });
  });

  it('says that a run proves nothing in which nothing was provoked', () => {
    const nothing = recordOf([resultOf({ id: 'a/b/200', verdict: 'skipped' })]);
    expect(judgeGate(nothing, undefined, lenient, today)).toMatchObject({
      exit: 0,
      remarks: [expect.stringMatching(/^nothing was provoked/)],
    });
  });

  it('asks for coverage, and never rounds it up', () => {
    const results = Array.from({ length: 1000 }, (_, n) =>
      resultOf({ id: `a/b/${n}`, verdict: n === 0 ? 'skipped' : 'conforms' }),
    );
    expect(reasons([], 99.9, recordOf(results))).toEqual([]);
    expect(reasons([], 100, recordOf(results))).toEqual([
      '999 of 1000 documented responses were provoked, 99.9%; --min-coverage asks for 100%',
    ]);
    expect(reasons([], 1, recordOf([]))).toHaveLength(1);
  });

  it('gives each reason in one line, however many responses it is about', () => {
    const results = Array.from({ length: 50 }, (_, n) => resultOf({ id: `a/b/${n}`, verdict: 'deviates' }));
    expect(reasons([], undefined, recordOf(results))).toEqual(['a/b/0, a/b/1, a/b/2 and 47 more deviate']);
  });
});

describe('a baseline', () => {
  const written = updateBaseline(undefined, [], mixed, today);

  it('lists what deviates when it is asked to, and what it lists does not fail the gate', () => {
    expect(written).toMatchInlineSnapshot(`
      "# Deviations that are known and accepted for now: \`docproof run --baseline\` fails only on others.
      # Say in \`reason\` why, and in \`expires\` (2026-12-31) until when. See docs/reports.md.
      deviations:
        - response: sending-ips/get-a-sending-ip/200
          code: invalid-body
          place: /results/customer_provided
          reason: not reviewed yet
        - response: sending-ips/get-a-sending-ip/200
          code: invalid-body
          place: /results/hostname
          reason: not reviewed yet
        - response: sending-ips/get-a-sending-ip/200
          code: missing-header
          place: X-Request-Id
          reason: not reviewed yet
        - response: sending-ips/get-a-sending-ip/404
          code: wrong-status
          status: 200
          reason: not reviewed yet
        - response: sending-ips/get-a-sending-ip/404
          code: invalid-body
          place: /errors
          reason: not reviewed yet
      "
    `);
    const verdict = judgeGate(mixed, baselineOf(written), lenient, today);
    expect(verdict).toMatchObject({ exit: 0, reasons: [], remarks: [], unknown: [] });
    expect(verdict.known).toHaveLength(5);
  });

  it('fails on a new deviation of a response that has known ones', () => {
    const less = baselineOf(written).slice(1);
    const verdict = judgeGate(mixed, less, lenient, today);
    expect(verdict).toMatchObject({
      exit: 1,
      reasons: ['sending-ips/get-a-sending-ip/200 deviates as the baseline does not list'],
    });
    expect([...verdict.accepted.keys()]).toEqual(['sending-ips/get-a-sending-ip/404']);
  });

  it('reports what is fixed, and what is no longer documented, without failing', () => {
    const baseline = baselineOf(`deviations:
      - { response: sending-ips/get-a-sending-ip/400, code: missing-body, reason: old }
      - { response: sending-ips/get-a-sending-ipp/404, code: missing-body, reason: old }
      - { response: another-api/get/200, code: missing-body, reason: of another API }
      - { response: sending-ips/update-a-sending-ip/200, code: missing-body, reason: skipped in this run }`);
    expect(judgeGate(clean, baseline.slice(0, 3), lenient, today)).toMatchObject({
      exit: 0,
      remarks: [
        'sending-ips/get-a-sending-ip/400 is fixed and can leave the baseline: missing-body',
        'sending-ips/get-a-sending-ipp/404 is not documented (did you mean sending-ips/get-a-sending-ip/404?) and can leave the baseline: missing-body',
      ],
    });
    expect(judgeGate(mixed, baseline.slice(3), lenient, today).remarks).toEqual([]);
  });

  it('fails on what has expired, from the day after', () => {
    const baseline = baselineOf(written).map((entry) => ({ ...entry, expires: '2026-02-03' }));
    expect(judgeGate(mixed, baseline, lenient, '2026-02-03').exit).toBe(0);
    const verdict = judgeGate(mixed, baseline, lenient, '2026-02-04');
    expect(verdict.exit).toBe(1);
    expect(verdict.reasons).toHaveLength(5);
    expect(verdict.reasons).toContain(
      'sending-ips/get-a-sending-ip/404 still deviates, accepted until 2026-02-03: wrong-status, got 200',
    );
  });

  it('keeps reasons, dates and comments when it is updated, and drops what is fixed', () => {
    const text = `# ours
deviations:
  # ticket 7
  - response: sending-ips/get-a-sending-ip/200
    code: invalid-body
    place: /results/customer_provided
    reason: will be fixed in spring # promised
    expires: 2026-03-31
  - response: sending-ips/get-all-sending-ips/200
    code: wrong-status
    status: 500
    reason: fixed since
`;
    const updated = updateBaseline(text, baselineOf(text), mixed, today);
    expect(updated).toContain('# ours');
    expect(updated).toContain('# ticket 7');
    expect(updated).toContain('reason: will be fixed in spring # promised\n    expires: 2026-03-31');
    expect(updated).not.toContain('fixed since');
    expect(baselineOf(updated)).toHaveLength(5);
    expect(updateBaseline(updated, baselineOf(updated), mixed, today)).toBe(updated);
  });

  it('reads the names of docproof 1.0, says so, and writes codes when it is updated', () => {
    const old = `deviations:
  # ticket 7
  - response: sending-ips/get-a-sending-ip/200
    deviation: body is as documented (schemas/sending-ips/get-a-sending-ip/200.response.json) at /results/customer_provided
    reason: ours # promised
  - response: sending-ips/get-a-sending-ip/404
    deviation: status is 404, got 200
    reason: theirs
`;
    const { known, remarks } = judgeGate(mixed, baselineOf(old), lenient, today);
    expect(known.map(({ reason }) => reason)).toEqual(['ours', 'theirs']);
    expect(remarks).toEqual([
      expect.stringMatching(/^2 of 2 entries .* --update-baseline writes them by code/),
    ]);
    const updated = updateBaseline(old, baselineOf(old), mixed, today);
    expect(updated).toContain(`  # ticket 7
  - response: sending-ips/get-a-sending-ip/200
    code: invalid-body
    place: /results/customer_provided
    reason: ours # promised
  - response: sending-ips/get-a-sending-ip/404
    code: wrong-status
    status: 200
    reason: theirs
`);
    expect(baselineOf(updated)).toHaveLength(5);
    expect(judgeGate(mixed, baselineOf(updated), lenient, today)).toMatchObject({ exit: 0, remarks: [] });
  });

  // What 1.0 wrote for each, whatever the assertion is called today.
  it.each<[string, NonNullable<Parameters<typeof failed>[1]>]>([
    ['the update is seen by the next read at /pool', { code: 'not-stored', place: '/results/pool' }],
    ['the update is seen by the next read', { code: 'not-stored', place: '/pool', subject: 'in the list' }],
    ['what was made is seen by the next read', { code: 'not-readable', actual: '404 Not Found' }],
    ['media type is application/json', { code: 'wrong-media-type', actual: 'text/html' }],
    ['as text/csv: media type is text/csv', { code: 'wrong-media-type', actual: 'text/html' }],
    ['header X-Request-Id is there', { code: 'missing-header', place: 'X-Request-Id' }],
    ['status is 404, got 500', { code: 'wrong-status', actual: '500 Oops', status: 500 }],
    ['body is as documented (schemas/a/b.json) at the body', { code: 'invalid-body', place: '' }],
    [
      'it is as its list shows it at /results/*/host',
      { code: 'differs-from-list', place: '/results/3/host' },
    ],
    ['the refused request changes nothing at /pool', { code: 'refused-but-changed', place: '/data/pool' }],
    ['query parameters do what is documented', { code: 'filter-ignored', place: '?colour=red' }],
  ])('accepts what docproof 1.0 called "%s"', (deviation, found) => {
    const record = recordOf([
      resultOf({ id: 'a/b/200', verdict: 'deviates', assertions: [failed('any name', found)] }),
    ]);
    const listing = (name: string) =>
      `deviations: [{ response: a/b/200, deviation: ${JSON.stringify(name)}, reason: ours }]`;
    const old = listing(deviation);
    expect(judgeGate(record, baselineOf(old), lenient, today)).toMatchObject({
      exit: 0,
      unknown: [],
      fixed: [],
    });
    expect(baselineOf(updateBaseline(old, baselineOf(old), record, today))).toMatchObject([
      { code: found.code, reason: 'ours' },
    ]);
    expect(judgeGate(record, baselineOf(listing('status is 404, got 418')), lenient, today).exit).toBe(1);
  });

  it('asks for a new review of what has expired', () => {
    const expired = written.replace('reason: not reviewed yet', 'reason: soon\n    expires: 2026-01-01');
    const updated = baselineOf(updateBaseline(expired, baselineOf(expired), mixed, today));
    expect(updated[0]).toMatchObject({
      reason: 'not reviewed yet since it expired on 2026-01-01: soon',
      expires: undefined,
    });
  });

  it.each([
    ['deviations: [', /^b\.yaml:1: /],
    ['- a', /^b\.yaml:1: expected a list named deviations/],
    ['deviations:\n  - response: a\n    reason: b', /^b\.yaml:2: expected a text for code/],
    [
      'deviations:\n  - { response: a, code: wrong-statu, reason: b }',
      /^b\.yaml:2: code: .*did you mean wrong-status\?/,
    ],
    ['deviations:\n  - { response: a, code: missing-body, deviation: b, reason: c }', /got both/],
    [
      'deviations:\n  - { response: a, deviation: b, reason: c }',
      /^b\.yaml:2: deviation: docproof 1\.0 had no assertion named b; give code and place/,
    ],
    ['deviations:\n  - x', /^b\.yaml:2: expected an entry with/],
    [
      'deviations:\n  - { response: a, deviation: b, reason: c, until: d }',
      /^b\.yaml:2: unknown field until/,
    ],
    [
      'deviations:\n  - { response: a, code: missing-body, reason: c, expires: soon }',
      /expires: expected a date/,
    ],
    [
      'deviations:\n  - { response: a, code: missing-body, reason: c, expires: 2026-02-30 }',
      /expires: expected a date/,
    ],
  ])('that is wrong is refused with its line: %s', (text, problem) => {
    expect(readBaseline(text, 'b.yaml')).toEqual({ ok: false, problems: [expect.stringMatching(problem)] });
  });

  it.each(['', '# nothing', 'deviations:', 'deviations: []'])('may be empty: %j', (text) => {
    expect(baselineOf(text)).toEqual([]);
  });

  it('is as its published schema says', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../../docs/baseline.schema.json', import.meta.url), 'utf8'),
    );
    const validate = formats.default(new Ajv2020({ allowUnionTypes: true })).compile(schema);
    validate(parse(written));
    expect(validate.errors ?? []).toEqual([]);
    expect(validate(parse('deviations:\n  - { response: a, code: missing-body }'))).toBe(false);
    expect(validate(parse('deviations:\n  - { response: a, reason: b }'))).toBe(false);
  });
});

describe('gate options', () => {
  it('are read from repeated and from comma-separated values', () => {
    expect(readGateOptions(['deviates,unprovoked', ' uncovered'], '80%')).toEqual({
      ok: true,
      options: { failOn: ['deviates', 'unprovoked', 'uncovered'], minCoverage: 80 },
    });
    expect(readGateOptions([], undefined)).toEqual({ ok: true, options: lenient });
  });

  it('are refused where they make no sense', () => {
    expect(readGateOptions(['everything'], undefined)).toEqual({
      ok: false,
      problem: '--fail-on everything: expected deviates, unprovoked or uncovered',
    });
    for (const wrong of ['101', '-1', 'all', '8o'])
      expect(readGateOptions([], wrong)).toMatchObject({ ok: false });
  });
});

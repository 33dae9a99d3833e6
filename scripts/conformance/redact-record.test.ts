import { expect, it } from 'vitest';
import { createRedactor } from '../redaction/index.ts';
import { fingerprints } from './fingerprints.ts';
import type { ResponseResult, RunRecord } from './record.ts';
import { redactRecord } from './redact-record.ts';

const canary = 's3cr3t canary/+"value"';
const source = { file: 'api.apib', line: 7 };

const result: ResponseResult = {
  id: 'api/get/200',
  operation: 'get',
  operationName: 'Get',
  resource: '',
  group: '',
  method: 'GET',
  uriTemplate: '/things',
  status: 200,
  title: '200',
  verdict: 'deviates',
  reason: `expected x, got ${canary}`,
  next: undefined,
  condition: `as documented: ${canary}`,
  conditionKind: 'as-documented',
  confidence: 'certain',
  evidence: [{ text: 'example "token": "documented-token-1"', source }],
  source,
  assertions: [
    {
      name: canary,
      outcome: 'failed',
      message: JSON.stringify({ canary }),
      deviations: [
        {
          code: 'not-stored',
          place: `/${canary}`,
          subject: canary,
          expected: canary,
          actual: canary,
          exchange: 0,
        },
      ],
    },
  ],
  notes: [encodeURIComponent(canary)],
  candidate: undefined,
  documented: {
    status: 200,
    mediaType: undefined,
    headers: [],
    body: '{"token": "documented-token-1"}',
    description: '',
  },
  exchanges: [
    {
      role: 'request',
      request: {
        method: 'GET',
        url: `http://host/?q=${encodeURIComponent(canary)}`,
        headers: [
          { name: 'Authorization', value: canary },
          { name: 'Cookie', value: 'sid=cookie-value' },
        ],
        body: JSON.stringify({ password: canary }),
      },
      response: {
        status: 200,
        reason: 'OK',
        headers: [{ name: 'Set-Cookie', value: 'sid=cookie-value; Path=/' }],
        body: JSON.stringify({
          echoed: Buffer.from(`user:${canary}`).toString('base64'),
          token: 'received-token-1',
        }),
        bodyBytes: 10,
      },
      error: `Error: ${canary}\n    at send (file.js:1:1)`,
      durationMs: 1,
    },
  ],
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 1,
};

const record: RunRecord = {
  $schema: 'docs/results.schema.json',
  docproof: { version: '1.0.0' },
  id: 'run',
  api: { name: 'api', title: canary, file: 'api.apib' },
  target: { baseUrl: 'http://ann:hunter22@host/v1', kind: 'live' },
  writes: 'none',
  strict: false,
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 1,
  complete: true,
  interruption: undefined,
  summary: { documented: 1, conforms: 0, deviates: 1, unprovoked: 0, skipped: 0, unprovokable: 0 },
  responses: [result],
  findings: [
    {
      code: 'parser-warning',
      severity: 'warning',
      source,
      detail: { message: canary },
      what: canary,
      next: '',
    },
  ],
  notices: [`left behind: ${canary}`],
};

const redacted = redactRecord(
  record,
  createRedactor([{ name: 'authorization', value: canary }], fingerprints('key')),
);
const text = JSON.stringify(redacted);

it('leaves no secret in any part of a record', () => {
  const core = Buffer.from(canary).toString('base64').slice(2, -4);
  for (const form of [canary, JSON.stringify(canary).slice(1, -1), encodeURIComponent(canary), core]) {
    expect(text).not.toContain(form);
  }
  for (const unnamed of ['hunter22', 'cookie-value', 'received-token-1']) expect(text).not.toContain(unnamed);
});

it('leaves what the documentation publishes, verdicts and other closed words', () => {
  expect(redacted.responses[0]?.documented).toEqual(result.documented);
  expect(redacted.responses[0]?.evidence).toEqual(result.evidence);
  expect(redacted).toMatchObject({ writes: 'none', target: { kind: 'live' }, summary: record.summary });
  expect(redacted.responses[0]).toMatchObject({ id: result.id, verdict: 'deviates', confidence: 'certain' });
});

it('leaves verdicts readable even where a secret is one of their words', () => {
  const words = ['deviates', 'none', 'failed', 'request', 'certain'].map((value) => ({
    name: 'word',
    value,
  }));
  const masked = redactRecord(record, createRedactor(words, fingerprints('key')));
  expect(masked.writes).toBe('none');
  expect(masked.responses[0]).toMatchObject({
    verdict: 'deviates',
    confidence: 'certain',
    assertions: [{ outcome: 'failed' }],
    exchanges: [{ role: 'request' }],
  });
});

/** Requests that nobody would write: the mock answers each of them in order, and forgets what it need not keep. */
import { connect } from 'node:net';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { planOf } from '../../fixtures/mock/client.ts';
import { library } from '../../fixtures/mock/library.ts';
import type { MockRequest } from './answer/model/model.ts';
import { startMock } from './index.ts';
import { savedText } from './saved-state.ts';
import { createService, type MockService } from './service.ts';
import { toWire } from './wire-response.ts';

const strangeText = fc.oneof(
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '..',
    '.',
    '',
    '\u0000',
    '%',
    '%00',
    '%2e%2e',
    '\ud800',
    'é',
    '7',
    '-1',
    '1e999',
    'null',
    '{book_id}',
    '/',
    '//',
    'a'.repeat(9_000),
  ),
);
const knownSegment = fc.constantFrom(
  'books',
  'copies',
  'members',
  'opening-hours',
  'lend',
  '7',
  '9',
  'c-1a2b3c',
  'api',
  'v1',
  'library',
);
const segment = fc.oneof({ weight: 3, arbitrary: knownSegment }, { weight: 1, arbitrary: strangeText });
const encoded = fc
  .tuple(segment, fc.boolean())
  .map(([text, encode]) => (encode ? encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '?')) : text));
const documentedPath = fc.constantFrom(
  '/books',
  '/books/7',
  '/books/7/copies',
  '/books/9/copies/c-1a2b3c',
  '/books/7/copies/c-1a2b3c/lend',
  '/members',
  '/opening-hours',
);
const path = fc.oneof(
  documentedPath,
  fc.array(encoded, { maxLength: 6 }).map((segments) => `/${segments.join('/')}`),
);
const query = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom('limit', 'offset', 'genre', 'q', 'sort', '__code', '__dynamic', '__proto__'),
        strangeText,
      ),
      strangeText,
    ),
    { maxLength: 4 },
  )
  .map((pairs) =>
    pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`,
  );
const fieldName = fc.oneof(
  fc.constantFrom(
    'title',
    'genre',
    'tags',
    'id',
    'copy_id',
    'password',
    'from',
    '__proto__',
    'constructor',
    'links',
  ),
  strangeText,
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    strangeText,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc
    .array(fc.tuple(fieldName, tie('value')), { maxLength: 5 })
    .map((entries) => Object.fromEntries(entries)),
})).value;
const patch = fc.array(
  fc.record({
    op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test'),
    path: fc.constantFrom('', '/title', '/tags/0', '/tags/-', '/__proto__/x', '/a~1b', 'x'),
    from: fc.constantFrom('', '/title', '/tags'),
    value: json,
  }),
  { maxLength: 3 },
);
const body = fc.oneof(
  json.map((value) => JSON.stringify(value) ?? ''),
  patch.map((value) => JSON.stringify(value)),
  strangeText,
  fc.constantFrom('', '{', '[[[[', 'a=1&b=%zz&a=2', '<a/>', `${'['.repeat(5_000)}`),
);
const headers = fc.dictionary(
  fc.constantFrom(
    'accept',
    'content-type',
    'prefer',
    'x-mock-response-code',
    'x-mock-response-name',
    'authorization',
    'if-match',
    'if-none-match',
    'origin',
    'access-control-request-method',
    'access-control-request-headers',
    'host',
  ),
  fc.oneof(
    strangeText,
    fc.constantFrom(
      'application/json',
      'application/json-patch+json',
      'application/merge-patch+json',
      'application/x-www-form-urlencoded',
      'text/html;q=0.1,*/*',
      'code=404',
      'code=200, dynamic=true',
      '*',
      'W/"x", "y"',
    ),
  ),
  { maxKeys: 5 },
);
const request: fc.Arbitrary<MockRequest> = fc.record({
  method: fc.constantFrom(
    'GET',
    'HEAD',
    'POST',
    'PUT',
    'PATCH',
    'DELETE',
    'OPTIONS',
    'TRACE',
    'PROPFIND',
    'x',
  ),
  target: fc.tuple(path, query).map(([where, what]) => where + what),
  headers: headers.map((each) => new Map(Object.entries(each))),
  body,
  receivedAt: fc.constant('2030-01-02T03:04:05.678Z'),
});

describe('any request', () => {
  let service: MockService;
  beforeAll(async () => {
    service = await createService({ plans: [await planOf(library)] });
  }, 60_000);

  it('gets an orderly answer', { timeout: 120_000 }, () => {
    const classes = new Map<number, number>();
    fc.assert(
      fc.property(request, (asked) => {
        const served = service.serve(asked);
        const { status, headers: sent, body: text } = toWire(served, []);
        classes.set(Math.floor(status / 100), (classes.get(Math.floor(status / 100)) ?? 0) + 1);
        expect(Number.isInteger(status) && status >= 200 && status < 500).toBe(true);
        for (const value of sent) expect(value).toMatch(/^[\t\x20-\x7e\xa1-\xff]*$/);
        const type = sent[sent.indexOf('Content-Type') + 1] ?? '';
        if (text !== '' && /json/.test(type)) expect(() => JSON.parse(String(text))).not.toThrow();
        expect(({} as { x?: unknown }).x).toBeUndefined();
      }),
      { numRuns: 5_000 },
    );
    expect(classes.get(2)).toBeGreaterThan(100);
    expect(classes.get(4)).toBeGreaterThan(1_000);
    expect(service.state.records.size).toBeGreaterThan(0);
  });

  it('leaves a state that can be saved and loaded', () => {
    const written = () => JSON.parse([...savedText(service.save())].join('')) as unknown;
    const saved = written();
    expect(service.load(saved)).toEqual({ ok: true, ignored: [] });
    expect(written()).toEqual(saved);
  });

  it('loads the records of a state that docproof 1.0 saved', () => {
    const { records, ...rest } = service.save();
    expect(records.length).toBeGreaterThan(0);
    expect(service.load({ ...rest, deeds: records })).toEqual({ ok: true, ignored: [] });
    expect(service.save().records).toEqual(records);
  });
});

describe('any bytes on a connection', () => {
  const line = fc
    .tuple(
      fc.constantFrom('GET', 'POST', 'PUT', 'BREW', ''),
      path,
      fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/9', ''),
    )
    .map((parts) => parts.join(' '));
  const header = fc
    .tuple(
      fc.constantFrom(
        'Host',
        'Content-Length',
        'Transfer-Encoding',
        'Content-Type',
        'Expect',
        'Connection',
        'X',
      ),
      fc.oneof(strangeText, fc.constantFrom('x', '5', 'chunked', '100-continue', 'close', '-1', 'Upgrade')),
    )
    .map(([name, value]) => `${name}: ${value}`);
  const bytes = fc
    .tuple(line, fc.array(header, { maxLength: 5 }), body)
    .map(
      ([first, others, rest]) =>
        `${[first, 'Host: x', 'Connection: close', ...others].join('\r\n')}\r\n\r\n${rest}`,
    );

  it('leave the mock alive', { timeout: 120_000 }, async () => {
    const server = await startMock({ plans: [await planOf(library)], port: 0 });
    const port = Number(new URL(server.url).port);
    await fc.assert(
      fc.asyncProperty(bytes, async (text) => {
        expect(await send(port, text)).not.toMatch(/^HTTP\/1\.1 5(?!01)/);
      }),
      { numRuns: 300 },
    );
    expect((await fetch(`${server.url}/books`)).status).toBe(200);
    await server.close();
  });
});

/** What comes back before the connection ends, or within a moment. */
function send(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(Buffer.from(text, 'utf8')));
    socket.setEncoding('latin1').on('data', (part: string) => {
      answer += part;
    });
    socket.setTimeout(400, () => socket.destroy());
    socket.on('close', () => resolve(answer)).on('error', () => socket.destroy());
  });
}

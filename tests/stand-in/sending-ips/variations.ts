import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { always, both, delivered, type Edit, header, mediaType, on, text, value } from '../http/changes.ts';
import { bare, isObject, json, readJson } from '../http/messages.ts';
import type { Change, Manners } from '../http/stand-in.ts';
import { type Account, account } from './account.ts';
import { documented, type ErrorBody, having, inErrors, inItem, type ListBody, refusals } from './bodies.ts';

const standardHeaders = [
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cache-control',
  'connection',
  'content-length',
  'content-type',
  'host',
  'postman-token',
  'sec-fetch-mode',
  'transfer-encoding',
  'user-agent',
];

const coded = (coding: string, compress: (body: Buffer) => Buffer): Edit =>
  both(
    header('Content-Encoding', coding),
    text((body) => compress(Buffer.from(body))),
  );

/** Refuses a request for a reason that the documentation leaves open. */
const refusing =
  (
    code: number,
    objects: (request: Parameters<Change<Account>>[0]['request']) => boolean,
  ): (() => Change<Account>) =>
  () =>
  ({ request, sound }) =>
    objects(request) ? bare(undefined, code) : sound();

/** Each object of the body with its keys turned round. */
function turnedRound(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(turnedRound);
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body)
      .reverse()
      .map(([name, inner]) => [name, turnedRound(inner)]),
  );
}

/** Every way in which the stand-in keeps to the documentation and still is another server. */
export const variations = {
  'extra-fields': {
    says: 'Every object has fields that are not documented.',
    change: always((answer) =>
      both(
        value<Record<string, unknown>>((body) => ({ ...body, total_count: 6, links: [{ rel: 'self' }] })),
        answer.documented === 'get 200'
          ? inItem((ip) => ({ ...ip, warm_up: null, tags: ['a'] }))
          : (same) => same,
        answer.documented === 'list 200'
          ? value<ListBody>((body) => ({ ...body, results: body.results.map((ip) => ({ id: 7, ...ip })) }))
          : (same) => same,
      )(answer),
    ),
  },
  'extra-fields-that-change': {
    says: 'Every object has undocumented fields that differ from answer to answer.',
    change: () => {
      let answers = 0;
      return ({ sound }) => {
        const answer = sound();
        answers += 1;
        const more = { delivered: answers * 17, shown_in: answer.documented ?? '', warm: answers % 2 === 0 };
        if (answer.documented === 'get 200') return inItem(having(more))(answer);
        if (answer.documented !== 'list 200') return answer;
        return value<ListBody>(({ results }) => ({ results: results.map(having(more)) }))(answer);
      };
    },
  },
  'limits-rate': {
    says: 'Every fifth request is put off by 429 and Retry-After.',
    change: () => {
      let requests = 0;
      return ({ sound }) => {
        requests += 1;
        return requests % 5 === 0 ? bare(undefined, 429, { 'Retry-After': '0' }) : sound();
      };
    },
  },
  'busy-for-a-moment': {
    says: 'Every seventh request is put off by 503 and Retry-After.',
    change: () => {
      let requests = 0;
      return ({ sound }) => {
        requests += 1;
        return requests % 7 === 0 ? bare(undefined, 503, { 'Retry-After': '0' }) : sound();
      };
    },
  },
  'other-field-order': { says: 'Fields come in another order.', change: always(value(turnedRound)) },
  charset: {
    says: 'The media type names its charset.',
    change: always(mediaType('application/json; charset=utf-8')),
  },
  'charset-tight': {
    says: 'The charset is in capitals, quoted, without a space before it.',
    change: always(mediaType('application/json;charset="UTF-8"')),
  },
  'media-type-case': {
    says: 'The media type is written Application/JSON.',
    change: always(mediaType('Application/JSON')),
  },
  'media-type-parameter': {
    says: 'The media type carries a profile.',
    change: always(mediaType('application/json; profile="v1"; charset=utf-8')),
  },
  gzip: { says: 'Bodies are gzip.', change: always(coded('gzip', gzipSync)) },
  deflate: { says: 'Bodies are deflate.', change: always(coded('deflate', deflateSync)) },
  brotli: { says: 'Bodies are brotli.', change: always(coded('br', brotliCompressSync)) },
  'byte-by-byte': {
    says: 'Bodies come one byte at a time.',
    change: always(delivered({ kind: 'byte-by-byte' })),
  },
  'until-close': {
    says: 'No length is announced: a body ends with the connection.',
    change: always(delivered({ kind: 'until-close' })),
  },
  'no-keep-alive': {
    says: 'Each connection is closed after one answer.',
    change: always(header('Connection', 'close')),
  },
  slow: { says: 'Each answer takes 300 ms.', change: always(delivered({ kind: 'late', afterMs: 300 })) },
  'one-ip': { says: 'The account has one sending IP.', state: () => account(1) },
  'two-ips': { says: 'The account has two sending IPs.', state: () => account(2) },
  'thousand-ips': { says: 'The account has a thousand sending IPs.', state: () => account(1000) },
  'one-pool': { says: 'All sending IPs are in the only pool.', state: () => account(5, ['transactional']) },
  'one-ip-one-pool': { says: 'One sending IP, one pool.', state: () => account(1, ['transactional']) },
  'all-customer-provided': {
    says: 'Every sending IP is customer owned.',
    state: () => {
      const { ips, pools } = account();
      return { ips: ips.map((ip) => ({ ...ip, customer_provided: true })), pools };
    },
  },
  'pools-in-other-scripts': {
    says: 'Pool names are not English.',
    state: () => account(6, ['Übergröße', 'транзакции', '一括送信', '📮 rescue']),
  },
  'pools-with-signs': {
    says: 'Pool names hold spaces, quotes, slashes and percent signs.',
    state: () => account(6, ['news & offers', 'the "big" one', "o'hara/eu\\us", '100%25', ' ']),
  },
  'pools-like-variables': {
    says: 'Pool names look like variables of a template language.',
    state: () => account(6, ['{{tier}}', '${HOME}', '<%= pool %>', '{"a":1}']),
  },
  'pools-of-digits': {
    says: 'Pool names look like numbers and words.',
    state: () => account(6, ['007', 'null', 'true', '1e3']),
  },
  'long-pools': {
    says: 'Pool names are long.',
    state: () =>
      account(
        4,
        ['a', 'b', 'c'].map((letter) => letter.repeat(400)),
      ),
  },
  'other-wording': {
    says: 'Messages are worded otherwise.',
    change: on(
      refusals,
      inErrors(() => [{ message: 'Das geht leider nicht (Grund 17).' }]),
    ),
  },
  'other-update-wording': {
    says: 'An update is confirmed in other words.',
    change: on(
      'put 200',
      value(() => ({ results: { message: 'ok' } })),
    ),
  },
  'several-errors': {
    says: 'A refusal gives several errors, with codes.',
    change: on(
      refusals,
      value<ErrorBody>(({ errors }) => ({
        errors: [
          { ...errors[0], code: '1600', param: 'external_ip' },
          { message: 'See the manual.', code: '1' },
        ],
      })),
    ),
  },
  'pretty-printed': {
    says: 'JSON is indented by tabs.',
    change: always(text((body) => JSON.stringify(readJson(body), undefined, '\t'))),
  },
  'space-around': {
    says: 'White space stands around the JSON.',
    change: always(text((body) => `\r\n\t ${body} \n\n`)),
  },
  'byte-order-mark': {
    says: 'A byte order mark stands before the JSON, which RFC 8259 lets readers ignore.',
    change: always(text((body) => `\uFEFF${body}`)),
  },
  'escaped-json': {
    says: 'Every character that may be escaped is.',
    change: always(
      text((body) =>
        body.replace(
          /[a-z.](?=[^"\\]*"(?:[:,}\]]))/g,
          (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`,
        ),
      ),
    ),
  },
  'lower-case-headers': {
    says: 'Header names are in lower case.',
    change: always((answer) => ({
      ...answer,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, content]) => [name.toLowerCase(), content]),
      ),
    })),
  },
  'many-headers': {
    says: 'Answers carry caching, tracing, security and cookie headers.',
    change: always(
      both(
        header('ETag', 'W/"5b1a-77"'),
        header('Cache-Control', 'private, max-age=60'),
        header('Vary', 'Accept, Authorization'),
        header('X-Request-Id', '0f9b4c'),
        header('Strict-Transport-Security', 'max-age=63072000'),
        header('Set-Cookie', 'session=8a41; Path=/; HttpOnly'),
      ),
    ),
  },
  'other-reason-phrase': {
    says: 'The reason phrase is in another wording.',
    change: always((answer) => ({ ...answer, reason: 'As you wish' })),
  },
  'no-reason-phrase': {
    says: 'There is no reason phrase.',
    change: always((answer) => ({ ...answer, reason: '' })),
  },
  'shuffled-list': {
    says: 'The list comes in another order at each call.',
    change: () => {
      let turn = 0;
      return ({ sound }) => {
        const answer = sound();
        if (answer.documented !== 'list 200') return answer;
        turn += 1;
        return value<ListBody>(({ results }) => ({
          results: results.map((_, n) => results[(n + turn * 5) % results.length]),
        }))(answer);
      };
    },
  },
  'pool-checked-first': {
    says: 'The pool in the body is checked before the IP in the path.',
    change:
      () =>
      ({ request, state, sound }) => {
        const body = readJson(request.body);
        const known = isObject(body) && state.pools.includes(String(body.ip_pool));
        if (request.method !== 'PUT' || known) return sound();
        return json('put 400', 400, { errors: [{ message: 'No such pool.' }] });
      },
  },
  'refuses-other-methods': {
    says: 'HEAD and OPTIONS are refused with 501.',
    change: refusing(501, ({ method }) => method !== 'GET' && method !== 'PUT'),
  },
  'refuses-other-headers': {
    says: 'A header that no plain client sends is refused.',
    change: refusing(400, ({ headers }) =>
      Object.keys(headers).some((name) => !standardHeaders.includes(name)),
    ),
  },
  'refuses-body-on-get': {
    says: 'A GET with a body or a Content-Type is refused.',
    change: refusing(
      400,
      ({ method, headers, body }) => method === 'GET' && (body !== '' || 'content-type' in headers),
    ),
  },
  'refuses-other-fields': {
    says: 'An update with any field but ip_pool is refused.',
    change: refusing(400, ({ method, body }) => {
      const fields = readJson(body);
      return method === 'PUT' && isObject(fields) && Object.keys(fields).join() !== 'ip_pool';
    }),
  },
  'refuses-query': {
    says: 'A query string is refused.',
    change: refusing(400, ({ query }) => query.size > 0),
  },
  'wants-content-type': {
    says: 'An update that is not called application/json is refused.',
    change: refusing(
      415,
      ({ method, headers }) =>
        method === 'PUT' && !/^application\/json\b/i.test(headers['content-type'] ?? ''),
    ),
  },
  'wants-accept': {
    says: 'A request that does not accept JSON is refused.',
    change: refusing(406, ({ headers }) => !/application\/json|\*\/\*/.test(headers.accept ?? '')),
  },
  'one-at-a-time': { says: 'Requests that come side by side are refused.', manner: { oneAtATime: true } },
  'trailing-slash': {
    says: 'The base URL is given with a slash at its end.',
    baseUrl: (plain) => `${plain}/`,
  },
  'no-prefix': { says: 'The API stands at the root.', prefix: '' },
  'root-slash': {
    says: 'The API stands at the root, given with a slash.',
    prefix: '',
    baseUrl: (plain) => `${plain}/`,
  },
  'deep-prefix': { says: 'The API stands deep in the server.', prefix: '/gateway/eu-1/~team/mail/v2.1' },
  'links-and-language': {
    says: 'Answers tell their language and a link to the manual.',
    change: on(documented, both(header('Link', '</docs>; rel="help"'), header('Content-Language', 'en'))),
  },
} satisfies Record<string, Manners<Account>>;

export type Variation = keyof typeof variations;

/** What targets do to their clients: by fault, by a proxy's fault, or on purpose. */
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { answer, type Behaviour, forEver, head } from './steps.ts';

const kilobyte = ' '.repeat(1024);
const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, 0x20);
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
/** 512 MB once it is decoded: a gzip file may have several members. */
const gzipBomb = () => Buffer.concat(new Array(16).fill(gzipSync(megabytes(32), { level: 9 })));
const brotliBomb = () =>
  brotliCompressSync(megabytes(128), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });

const list = '{"notes": [{"id": 7, "text": "milk"}]}';
const deviates = [1];
const nothingCame = [3];
const cut = /got none: the answer/;

export const behaviours: readonly Behaviour[] = [
  // Bodies
  {
    name: 'a body without length that never ends',
    steps: [{ send: head('Connection: close') }, { repeat: kilobyte.repeat(64), times: forEver }],
    exits: deviates,
    says: /larger than the limit of 2 MB/,
    overwhelmsNewman: true,
  },
  {
    name: 'chunks without end',
    steps: [
      { send: head('Transfer-Encoding: chunked') },
      { repeat: chunk(kilobyte.repeat(64)), times: forEver },
    ],
    exits: deviates,
    says: /larger than the limit of 2 MB/,
    overwhelmsNewman: true,
  },
  {
    name: 'a length of one gigabyte',
    steps: [{ send: head('Content-Length: 1073741824') }, { repeat: kilobyte.repeat(64), times: 16_384 }],
    exits: deviates,
    says: /larger than the limit of 2 MB/,
    overwhelmsNewman: true,
  },
  {
    name: 'a gzip bomb',
    steps: [answer(gzipBomb(), 'Content-Encoding: gzip')],
    exits: deviates,
    says: /larger than the limit of 2 MB/,
    overwhelmsNewman: true,
  },
  {
    name: 'a deflate bomb',
    steps: [answer(deflateSync(megabytes(128)), 'Content-Encoding: deflate')],
    exits: deviates,
    says: /larger than the limit of 2 MB/,
    overwhelmsNewman: true,
  },
  {
    name: 'a brotli bomb',
    steps: [answer(brotliBomb(), 'Content-Encoding: br')],
    exits: deviates,
    says: /larger than the limit of 2 MB/,
    overwhelmsNewman: true,
  },
  {
    name: 'gzip in gzip',
    steps: [answer(gzipSync(gzipSync(list)), 'Content-Encoding: gzip, gzip')],
    exits: deviates,
  },
  {
    name: 'gzip that is not gzip',
    steps: [answer(list, 'Content-Encoding: gzip')],
    exits: nothingCame,
    says: /not valid gzip/,
  },
  {
    name: 'a slow body',
    steps: [{ send: head('Content-Length: 100000') }, { repeat: ' ', times: forEver, everyMs: 50 }],
    endsByDeadline: true,
    exits: deviates,
    says: cut,
    overwhelmsNewman: true,
  },
  {
    name: 'an event stream where JSON is documented',
    steps: [
      { send: head('Content-Type: text/event-stream') },
      { repeat: 'data: tick\n\n', times: forEver, everyMs: 50 },
    ],
    endsByDeadline: true,
    exits: deviates,
    says: /expected application\/json, got text\/event-stream/,
    overwhelmsNewman: true,
  },
  {
    name: 'a body shorter than its length',
    steps: [{ send: `${head('Content-Length: 500')}${list}` }, { end: 'close' }],
    exits: deviates,
    says: /closed before the answer was complete/,
  },
  {
    name: 'a body longer than its length',
    steps: [{ send: `${head(`Content-Length: ${list.length}`)}${list}and more that nobody asked for` }],
    exits: deviates,
  },
  {
    name: 'an answer nobody asked for behind the answer',
    steps: [
      {
        send: `${head(`Content-Length: ${list.length}`)}${list}HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n`,
      },
    ],
    exits: deviates,
  },
  {
    name: '204 with a body',
    steps: [answer(list, 'HTTP/1.1 204 No Content')],
    exits: deviates,
    says: /got 204/,
  },
  {
    name: 'chunks that are garbage',
    steps: [{ send: `${head('Transfer-Encoding: chunked')}zz\r\n${list}\r\n` }],
    exits: [1, 3],
  },
  // Heads
  {
    name: 'a slow head',
    steps: [{ send: 'HTTP/1.1 200 OK\r\nX-A: ' }, { repeat: 'a', times: forEver, everyMs: 50 }],
    endsByDeadline: true,
    exits: nothingCame,
    says: /no answer within 0\.5 s/,
    overwhelmsNewman: true,
  },
  {
    name: 'silence',
    steps: [],
    endsByDeadline: true,
    exits: nothingCame,
    says: /no answer within 0\.5 s/,
  },
  {
    name: 'headers without end',
    steps: [{ send: 'HTTP/1.1 200 OK\r\n' }, { repeat: 'X-A: a\r\n'.repeat(100), times: forEver }],
    exits: nothingCame,
    says: /headers of the answer are larger/,
  },
  {
    name: 'one giant header',
    steps: [{ send: head(`X-A: ${'a'.repeat(65_536)}`) }],
    exits: nothingCame,
    says: /headers of the answer are larger/,
  },
  {
    name: 'interim answers without end',
    steps: [{ repeat: 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(10), times: forEver }],
    exits: nothingCame,
    says: /interim answers \(1xx\)/,
    overwhelmsNewman: true,
  },
  {
    name: 'another protocol (101)',
    steps: [{ send: 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n' }],
    exits: deviates,
    says: /got 101 Switching Protocols/,
    overwhelmsNewman: true,
  },
  {
    name: 'status 999',
    steps: [answer(list, 'HTTP/1.1 999 \u001b[31mRed')],
    exits: deviates,
    says: /got 999/,
  },
  { name: 'status 000', steps: [answer(list, 'HTTP/1.1 000 None')], exits: [1, 3] },
  {
    name: 'a negative status',
    steps: [answer(list, 'HTTP/1.1 -200 OK')],
    exits: nothingCame,
    says: /not valid HTTP/,
  },
  {
    name: 'a status that is a word',
    steps: [answer(list, 'HTTP/1.1 fine')],
    exits: nothingCame,
    says: /not valid HTTP/,
  },
  {
    name: 'a NUL in a header',
    steps: [answer(list, 'X-A: a\0b')],
    exits: nothingCame,
    says: /not valid HTTP/,
  },
  {
    name: 'a header name with a space',
    steps: [answer(list, 'X A: b')],
    exits: nothingCame,
    says: /not valid HTTP/,
  },
  {
    name: 'two lengths',
    steps: [answer(list, 'Content-Length: 5')],
    exits: nothingCame,
    says: /not valid HTTP/,
  },
  { name: 'HTTP/0.9', steps: [{ send: list }, { end: 'close' }], exits: nothingCame, says: /not valid HTTP/ },
  {
    name: 'an HTTP/2 preface',
    steps: [{ send: Buffer.from('00000604000000000000030000006400040000ffff', 'hex') }],
    exits: nothingCame,
    says: /not valid HTTP/,
  },
  {
    name: 'a TLS alert on a plain port',
    steps: [{ send: Buffer.from('15030100020246', 'hex') }, { end: 'close' }],
    exits: nothingCame,
    says: /not valid HTTP/,
  },
  // Connections
  { name: 'a reset at once', steps: [{ end: 'reset' }], exits: nothingCame, says: /ECONNRESET|hang up/ },
  {
    name: 'a reset in the head',
    steps: [{ send: 'HTTP/1.1 200 OK\r\nContent-Ty' }, { end: 'reset' }],
    exits: nothingCame,
  },
  {
    name: 'a reset in the body',
    steps: [{ send: `${head('Content-Length: 500')}{"notes": [` }, { end: 'reset' }],
    exits: [1, 3],
  },
  { name: 'an end without an answer', steps: [{ end: 'close' }], exits: nothingCame, says: /hang up/ },
  // Redirects, limits and cookies
  {
    name: 'redirects to itself, ever longer',
    steps: [{ sendPath: ['HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ', '\r\n\r\n'] }],
    exits: [1, 3],
  },
  {
    name: 'a redirect to a URL that is none',
    steps: [{ send: 'HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://[::bad:%zz/\r\n\r\n' }],
    exits: [1, 3],
  },
  {
    name: 'a redirect to a file',
    steps: [{ send: 'HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: file:///etc/passwd\r\n\r\n' }],
    exits: [1, 3],
  },
  {
    name: 'an invitation to wait for eleven days',
    steps: [answer('{}', 'HTTP/1.1 429 Too Many Requests', 'Retry-After: 999999')],
    exits: deviates,
    says: /got 429/,
  },
  {
    name: 'an invitation to wait until 2999',
    steps: [answer('{}', 'HTTP/1.1 503 Busy', 'Retry-After: Tue, 01 Jan 2999 00:00:00 GMT')],
    exits: deviates,
    says: /got 503/,
  },
  {
    name: 'an invitation to wait for no time, for ever',
    steps: [answer('{}', 'HTTP/1.1 429 Too Many Requests', 'Retry-After: 0')],
    exits: deviates,
    says: /got 429/,
  },
  {
    name: 'a flood of cookies',
    steps: [answer(list, ...Array.from({ length: 200 }, (_, index) => `Set-Cookie: c${index}=1`))],
    exits: deviates,
  },
  {
    name: 'headers whose values are garbage',
    steps: [answer(list, 'Date: never', 'ETag: \u00ff\u00fe', 'Link: <<>>;;', 'Last-Modified: 0', 'Age: -1')],
    exits: deviates,
  },
  // JSON
  {
    name: 'JSON of 100,000 levels',
    steps: [answer('['.repeat(1e5) + ']'.repeat(1e5))],
    exits: deviates,
    says: /nested/,
  },
  {
    name: 'objects of 5,000 levels',
    steps: [answer(`${'{"notes":'.repeat(5000)}1${'}'.repeat(5000)}`)],
    exits: deviates,
    says: /nested/,
  },
  { name: 'an array of 300,000', steps: [answer(`{"notes": [${'0,'.repeat(3e5)}0]}`)], exits: deviates },
  {
    name: 'a key twice',
    steps: [answer('{"notes": 1, "notes": [{"id": 7, "text": "milk", "text": 1}]}')],
    exits: deviates,
  },
  {
    name: 'keys of prototypes',
    steps: [
      answer(
        '{"__proto__": {"id": 1}, "constructor": 1, "notes": [{"__proto__": {"id": 1}, "toString": 1}]}',
      ),
    ],
    exits: deviates,
  },
  {
    name: 'lone surrogates',
    steps: [answer('{"notes": [{"id": 7, "text": "\\ud800"}], "\\udfff": 1}')],
    exits: deviates,
  },
  {
    name: 'bytes that are not UTF-8',
    steps: [answer(Buffer.from('7b22fffec080223a22eda080227d', 'hex'))],
    exits: deviates,
  },
  { name: 'a byte order mark', steps: [answer(`\ufeff${list}`)], exits: deviates },
  {
    name: 'numbers beyond all bounds',
    steps: [answer('{"notes": [{"id": 1e400, "text": "-1e999"}]}')],
    exits: deviates,
  },
  {
    name: 'numbers that are none',
    steps: [answer('{"notes": [{"id": Infinity, "text": NaN}]}')],
    exits: deviates,
    says: /JSON/,
  },
  {
    name: 'a long row of escapes',
    steps: [answer(`{"notes": [{"id": 7, "text": "${'\\u0000'.repeat(10_000)}"}]}`)],
    exits: deviates,
  },
  {
    name: 'a page for people',
    steps: [answer('<!doctype html><script>alert(1)</script>')],
    exits: deviates,
    says: /HTML page/,
  },
  { name: 'a type that is garbage', steps: [answer(list, 'Content-Type: ;;==/')], exits: deviates },
  { name: 'an empty body', steps: [answer('')], exits: deviates, says: /empty body/ },
];

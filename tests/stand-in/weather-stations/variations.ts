import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { always, both, delivered, header, mediaType, on, status, text, value } from '../http/changes.ts';
import { type Answer, bare } from '../http/messages.ts';
import type { Change, Manners } from '../http/stand-in.ts';
import type { Fields } from './defects/edits.ts';
import { emptyNetwork, filledNetwork, type Network, station, temperature } from './network.ts';

/** Answers that have a body, altered. */
const bodies =
  (edit: (answer: Answer) => Answer): (() => Change<unknown>) =>
  () =>
  ({ sound }) => {
    const answer = sound();
    return answer.body === '' ? answer : edit(answer);
  };

const inOtherOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).reverse())
    : value;

const problems = (edit: (problem: Fields) => Fields) =>
  bodies((answer) => (answer.status < 400 ? answer : value<Fields>(edit)(answer)));

export const variations = {
  empty: { says: 'There are no stations yet.', state: emptyNetwork },
  'one-station': {
    says: 'There is one station.',
    state: () => ({ ...emptyNetwork(), stations: [station('st-ffffff', 'AA-0000', 'A', 'indoor', 9000)] }),
  },
  'many-stations': {
    says: 'There are more stations than any page shows.',
    state: () => {
      const network = filledNetwork();
      for (let n = 1; n <= 120; n += 1) {
        const serial = `MM-${String(n).padStart(4, '0')}`;
        network.stations.push(
          station(`st-${(0x100000 + n).toString(16)}`, serial, `Mast ${n}`, 'rooftop', n),
        );
      }
      return network;
    },
  },
  'many-readings': {
    says: 'Each station has more readings than any page shows.',
    state: () => {
      const network = filledNetwork();
      network.stations.forEach(({ id }, index) => {
        network.readings[id] = Array.from({ length: 70 }, (_, n) =>
          temperature(
            `b7c0f7a2-91f4-4d0b-8a55-0000000${index}${String(1000 + n)}`,
            new Date(Date.parse('2031-02-01T00:00:00Z') - n * 3_600_000).toISOString(),
            n / 2,
          ),
        );
      });
      return network;
    },
  },
  'no-readings': { says: 'No station has readings.', state: () => ({ ...filledNetwork(), readings: {} }) },
  'extra-fields': {
    says: 'Where the schema allows it, there are fields that are not documented.',
    change: on(
      ['status 200', 'contact 200', 'reading 200', 'record 201'],
      value<Fields>((body) => ({ ...body, _links: { self: '/' }, version2: '1' })),
    ),
  },
  'extra-in-problems': {
    says: 'Problems have fields that are not documented.',
    change: problems((problem) => ({ ...problem, type: 'about:blank', trace: ['a', 'b'] })),
  },
  'without-pointer': {
    says: 'Problems leave the optional pointer out.',
    change: problems(({ pointer: _, ...problem }) => problem),
  },
  'other-wording': {
    says: 'Problems are worded otherwise.',
    change: problems((problem) => ({ ...problem, title: 'Nej, så går det inte.' })),
  },
  'optional-left-out': {
    says: 'No station has optional fields.',
    state: () => {
      const network = filledNetwork();
      for (const each of network.stations) {
        delete each.contact;
        delete each.installedOn;
      }
      return network;
    },
  },
  'other-order': {
    says: 'Fields stand in another order.',
    change: bodies((answer) =>
      answer.headers['Content-Type'] === 'text/csv' || answer.headers['Content-Type'] === 'text/plain'
        ? answer
        : value(inOtherOrder)(answer),
    ),
  },
  'latest-first': {
    says: 'New stations come first in the list.',
    change:
      () =>
      ({ state, sound }) => {
        const answer = sound();
        const made = answer.documented === 'create 201' ? state.stations.pop() : undefined;
        if (made) state.stations.unshift(made);
        return answer;
      },
  },
  'indented-with-escapes': {
    says: 'JSON is indented, and letters are escaped.',
    change: bodies((answer) =>
      /json/.test(answer.headers['Content-Type'] ?? '')
        ? text((body) => JSON.stringify(JSON.parse(body), null, 4).replaceAll('a', '\\u0061'))(answer)
        : answer,
    ),
  },
  gzip: {
    says: 'Bodies are gzip.',
    change: bodies(
      both(
        header('Content-Encoding', 'gzip'),
        text((body) => gzipSync(body)),
      ),
    ),
  },
  deflate: {
    says: 'Bodies are deflate.',
    change: bodies(
      both(
        header('Content-Encoding', 'deflate'),
        text((body) => deflateSync(body)),
      ),
    ),
  },
  brotli: {
    says: 'Bodies are brotli.',
    change: bodies(
      both(
        header('Content-Encoding', 'br'),
        text((body) => brotliCompressSync(body)),
      ),
    ),
  },
  'charset-and-case': {
    says: 'Media types are written in capitals, with a charset.',
    change: bodies((answer) =>
      mediaType(`${answer.headers['Content-Type']?.toUpperCase()}; Charset=UTF-8`)(answer),
    ),
  },
  'lower-case-headers': {
    says: 'The names of headers are written in small letters.',
    change: always((answer) => ({
      ...answer,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, content]) => [name.toLowerCase(), content]),
      ),
    })),
  },
  slow: { says: 'Each answer takes 30 ms.', change: always(delivered({ kind: 'late', afterMs: 30 })) },
  'byte-by-byte': {
    says: 'Bodies come one byte at a time.',
    change: bodies(delivered({ kind: 'byte-by-byte' })),
  },
  'absolute-location': {
    says: 'Location is a whole URL.',
    change:
      () =>
      ({ request, sound }) => {
        const answer = sound();
        const { Location } = answer.headers;
        return Location === undefined
          ? answer
          : header('Location', `http://${request.headers.host}${Location}`)(answer);
      },
  },
  'times-with-offset': {
    says: 'Times come with fractions and an offset.',
    change: on(
      ['station 200', 'create 201', 'replace 200'],
      value<Fields>((body) => ({ ...body, createdAt: String(body.createdAt).replace('Z', '.000+00:00') })),
    ),
  },
  'other-refusals': {
    says: 'What `4XX` and `default` document comes with other statuses.',
    change: on(['replace 4XX', 'record default', 'reading 4XX', 'delete-reading default'], (answer) =>
      answer.status === 401
        ? both(
            status(403),
            value<Fields>((body) => ({ ...body, status: 403 })),
          )(answer)
        : answer,
    ),
  },
  'read-only-refused': {
    says: 'Fields that only the service sets are refused.',
    change:
      () =>
      ({ request, sound }) =>
        request.segments[0] === 'stations' && /"(id|createdAt)"\s*:/.test(request.body)
          ? sound({ ...request, body: '{"unknown":true}' })
          : sound(),
  },
  'refuses-other-headers': {
    says: 'A request with a Prefer or X-Mock header is refused.',
    change:
      () =>
      ({ request, sound }) =>
        Object.keys(request.headers).some((name) => name === 'prefer' || name.startsWith('x-mock'))
          ? bare(undefined, 400)
          : sound(),
  },
  cookies: { says: 'Every answer sets a cookie.', change: always(header('Set-Cookie', 'seen=1; Path=/')) },
  'other-prefix': {
    says: 'The API stands at the root.',
    prefix: '',
    change: always((answer) => {
      const { Location } = answer.headers;
      return Location === undefined ? answer : header('Location', Location.replace('/v2/', '/'))(answer);
    }),
  },
} satisfies Record<string, Manners<Network>>;

export type Variation = keyof typeof variations;

import {
  bareStatus,
  both,
  delivered,
  header,
  htmlPage,
  mediaType,
  on,
  queryIgnored,
  status,
  text,
  value,
} from '../../http/changes.ts';
import { bare, json } from '../../http/messages.ts';
import type { Flaw } from '../../http/stand-in.ts';
import type { Network } from '../network.ts';
import {
  type Fields,
  insteadOf,
  lastStation,
  renamed,
  taken,
  withFields,
  withKey,
  without,
  withoutHeader,
} from './edits.ts';

export const readingStations = {
  'list-201': { says: 'The list is answered with 201.', change: on('stations 200', status(201)) },
  'list-bare-array': {
    says: 'The list stands without its envelope.',
    change: on(
      'stations 200',
      value<{ items: unknown }>(({ items }) => items),
    ),
  },
  'list-items-renamed': {
    says: 'The stations stand in `stations`.',
    change: on('stations 200', renamed('items', 'stations')),
  },
  'list-without-next': {
    says: 'The last page says nothing of the next one.',
    change: on(
      'stations 200',
      value<Fields>(({ nextOffset, ...body }) => (nextOffset === null ? body : { ...body, nextOffset })),
    ),
  },
  'list-next-as-text': {
    says: 'The next offset is a text.',
    change: on(
      'stations 200',
      value<Fields>((body) => ({ ...body, nextOffset: String(body.nextOffset) })),
    ),
  },
  'list-without-count': {
    says: 'The required header with the number of stations is missing.',
    change: on('stations 200', withoutHeader('X-Total-Count')),
  },
  'list-count-in-words': {
    says: 'The header with the number of stations is not a number.',
    change: on('stations 200', header('X-Total-Count', 'many')),
  },
  'list-one-without-serial': {
    says: 'The last station has no serial number.',
    change: lastStation({ serial: undefined }),
  },
  'list-one-null-name': {
    says: 'The last station has null for a name.',
    change: lastStation({ name: null }),
  },
  'list-one-unknown-kind': {
    says: 'The last station is of a kind that is not documented.',
    change: lastStation({ kind: 'balloon' }),
  },
  'list-one-too-high': {
    says: 'The last station stands higher than is documented.',
    change: lastStation({ elevation: 9000.5 }),
  },
  'list-one-day-first': {
    says: 'The day of the last station is written day first.',
    change: lastStation({ installedOn: '30.10.2028' }),
  },
  'list-leaks-code': {
    says: 'The list shows the access code of each station.',
    change:
      () =>
      ({ state, sound }) =>
        on(
          'stations 200',
          value<{ items: Fields[] }>((body) => ({
            ...body,
            items: body.items.map((item) => ({ ...item, accessCode: state.stations[0]?.accessCode ?? '1' })),
          })),
        )()({ sound, state } as never),
  },
  'list-kind-ignored': { says: 'All kinds are listed, whatever is asked for.', change: queryIgnored('kind') },
  'list-limit-ignored': { says: 'The limit does not limit.', change: queryIgnored('limit') },
  'list-offset-ignored': { says: 'Each page is the first one.', change: queryIgnored('offset') },
  'list-any-limit': {
    says: 'A limit out of range is taken.',
    change: insteadOf('stations 400', (request) => ({ ...request, query: new URLSearchParams() })),
  },
  'list-400-as-422': {
    says: 'A bad parameter is answered with 422.',
    change: on('stations 400', status(422)),
  },
  'list-400-without-title': {
    says: 'The problem of a bad parameter has no title.',
    change: on('stations 400', without('title')),
  },
  'list-key-not-asked': {
    says: 'The stations are listed for anybody.',
    change: insteadOf('stations 401', withKey),
  },
  'list-401-without-challenge': {
    says: 'The refusal of a key does not say which one is wanted.',
    change: on('stations 401', withoutHeader('WWW-Authenticate')),
  },
  'list-401-as-403': { says: 'A missing key is answered with 403.', change: on('stations 401', status(403)) },
  'get-other': {
    says: 'Another station is returned.',
    change: insteadOf('station 200', (request) => ({ ...request, segments: ['stations', 'st-0a11f3'] })),
  },
  'get-wrapped': {
    says: 'The station stands in an envelope.',
    change: on(
      'station 200',
      value((station) => ({ station })),
    ),
  },
  'get-id-upper-case': {
    says: 'The id is written in capitals.',
    change: on(
      'station 200',
      value<Fields>((body) => ({ ...body, id: String(body.id).toUpperCase() })),
    ),
  },
  'get-leaks-code': {
    says: 'The access code is shown.',
    change: on('station 200', withFields({ accessCode: '090807' })),
  },
  'get-unknown-field': {
    says: 'A field is shown although the schema allows no others.',
    change: on('station 200', withFields({ owner: 'QA' })),
  },
  'get-without-elevation': {
    says: 'A field that may be null is left out.',
    change: on('station 200', without('elevation')),
  },
  'get-created-as-number': {
    says: 'The time is a number of seconds.',
    change: on('station 200', withFields({ createdAt: 1_909_137_600 })),
  },
  'get-as-problem': {
    says: 'A station has the media type of a problem.',
    change: on('station 200', mediaType('application/problem+json')),
  },
  'get-cut': {
    says: 'The body ends in the middle.',
    change: on(
      'station 200',
      text((body) => body.slice(0, 40)),
    ),
  },
  'get-key-not-asked': { says: 'A station is shown to anybody.', change: insteadOf('station 401', withKey) },
  'get-401-empty': { says: 'The refusal of a key is empty.', change: on('station 401', bareStatus(401)) },
  'get-404-page': { says: 'An unknown station brings a page.', change: on('station 404', htmlPage) },
  'get-404-status-as-text': {
    says: 'The status in the problem is a text.',
    change: on('station 404', withFields({ status: '404' })),
  },
  'get-404-as-410': {
    says: 'An unknown station is answered with 410.',
    change: on('station 404', status(410)),
  },
  'get-404-reset': {
    says: 'The connection is reset at an unknown station.',
    change: on('station 404', delivered({ kind: 'reset' })),
  },
  'delete-200': {
    says: 'A removal is answered with 200.',
    change: on(
      'delete 204',
      both(
        status(200),
        text(() => '{}'),
        mediaType('application/json'),
      ),
    ),
  },
  'delete-not-done': {
    says: 'A removed station stays.',
    change:
      () =>
      ({ request, state, sound }) => {
        const before = structuredClone(state);
        const answer = sound();
        if (request.method === 'DELETE' && answer.documented === 'delete 204') Object.assign(state, before);
        return answer;
      },
    spoils: true,
  },
  'delete-key-not-asked': {
    says: 'Anybody can remove a station.',
    change: insteadOf('delete 401', withKey),
    spoils: true,
  },
  'delete-with-readings': {
    says: 'A station with readings is removed.',
    change: taken('delete 409', ({ segments }, state) => {
      state.stations = state.stations.filter(({ id }) => id !== segments[1]);
      return bare(undefined, 204);
    }),
    spoils: true,
  },
  'delete-409-as-400': {
    says: 'A station with readings is refused with 400.',
    change: on('delete 409', status(400)),
  },
  'delete-unknown-204': {
    says: 'The removal of what is not there succeeds.',
    change: on('delete 404', bareStatus(204)),
  },
  'delete-404-as-json': {
    says: 'The problem of an unknown station is plain JSON.',
    change: on('delete 404', () => json('delete 404', 404, { title: 'No such station', status: 404 })),
  },
} satisfies Record<string, Flaw<Network>>;

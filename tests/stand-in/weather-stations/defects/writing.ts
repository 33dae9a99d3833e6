import { bareStatus, header, htmlPage, mediaType, on, status, withoutEffect } from '../../http/changes.ts';
import { json } from '../../http/messages.ts';
import type { Flaw } from '../../http/stand-in.ts';
import type { Network, Station } from '../network.ts';
import {
  type Fields,
  insteadOf,
  taken,
  withBody,
  withFields,
  withKey,
  without,
  withoutHeader,
} from './edits.ts';

const sound: Fields = {
  serial: 'ZZ-9999',
  name: 'Repaired',
  kind: 'indoor',
  elevation: 1,
  accessCode: '000000',
};

export const writingStations = {
  'create-200': { says: 'A new station is answered with 200.', change: on('create 201', status(200)) },
  'create-without-location': {
    says: 'The required Location of a new station is missing.',
    change: on('create 201', withoutHeader('Location')),
  },
  'create-location-elsewhere': {
    says: 'Location leads to another station.',
    change: on('create 201', header('Location', '/v2/stations/st-0a11f0')),
  },
  'create-without-created': {
    says: 'A new station is answered without the time.',
    change: on('create 201', without('createdAt')),
  },
  'create-number-as-text': {
    says: 'The elevation of a new station is a text.',
    change: on('create 201', withFields({ elevation: '12' })),
  },
  'create-leaks-code': {
    says: 'A new station is answered with its access code.',
    change: on('create 201', withFields({ accessCode: '482913' })),
  },
  'create-not-stored': { says: 'A new station is not stored.', change: withoutEffect('create 201') },
  'create-stored-twice': {
    says: 'A new station is stored twice.',
    change:
      () =>
      ({ state, sound }) => {
        const answer = sound();
        const made = state.stations.at(-1);
        if (answer.documented === 'create 201' && made) state.stations.push({ ...made });
        return answer;
      },
    spoils: true,
  },
  'create-name-lost': {
    says: 'The name of a new station is cut after a few letters.',
    change:
      () =>
      ({ request, sound }) => {
        const isCreate = request.method === 'POST' && request.segments.length === 1;
        const cut = (sent: Fields) =>
          typeof sent.name === 'string' && sent.name.length <= 60
            ? { ...sent, name: sent.name.slice(0, 5) }
            : sent;
        return sound((isCreate ? withBody(request, cut) : undefined) ?? request);
      },
  },
  'create-other-kind': {
    says: 'A new station is stored as another kind than was sent.',
    change:
      () =>
      ({ request, sound }) => {
        const isCreate = request.method === 'POST' && request.segments.length === 1;
        const other = isCreate
          ? withBody(request, (sent) => ('kind' in sent ? { ...sent, kind: otherKind(sent.kind) } : sent))
          : undefined;
        return sound(other ?? request);
      },
  },
  'create-malformed-as-415': {
    says: 'A body that is not JSON is answered with 415.',
    change: on('create 400', status(415)),
  },
  'create-malformed-500': {
    says: 'A body that is not JSON brings the server down.',
    change: on('create 400', (answer) => ({ ...htmlPage(answer), status: 500 })),
  },
  'create-key-not-asked': {
    says: 'Anybody can register a station.',
    change: insteadOf('create 401', withKey),
  },
  'create-401-as-json': {
    says: 'The refusal of a key is plain JSON.',
    change: on('create 401', mediaType('application/json')),
  },
  'create-serial-twice': {
    says: 'A serial number can be taken twice.',
    change: taken('create 409', ({ body }, state) => {
      const { accessCode, ...fields } = JSON.parse(body) as Station;
      const id = `st-${(0xd00000 + state.next++).toString(16)}`;
      const station = { ...fields, id, createdAt: '2031-03-02T12:00:00Z' };
      state.stations.push({ ...station, accessCode });
      const answer = json(undefined, 201, station);
      return { ...answer, headers: { ...answer.headers, Location: `/v2/stations/${id}` } };
    }),
    spoils: true,
  },
  'create-409-pointer-number': {
    says: 'The pointer of the problem is a number.',
    change: on('create 409', withFields({ pointer: 0 })),
  },
  'create-409-bare-pointer': {
    says: 'The pointer of the problem is a name, not a JSON Pointer.',
    change: on('create 409', withFields({ pointer: 'serial' })),
  },
  'create-any-media-type': {
    says: 'Any media type is taken for JSON.',
    change: insteadOf('create 415', (request) => ({
      ...request,
      headers: { ...request.headers, 'content-type': 'application/json' },
      body: JSON.stringify(sound),
    })),
  },
  'create-415-as-400': {
    says: 'A media type that is not supported is answered with 400.',
    change: on('create 415', status(400)),
  },
  'create-missing-field-taken': {
    says: 'A field that is missing is made up.',
    change: insteadOf('create 422', (request) => withBody(request, (sent) => ({ ...sound, ...valid(sent) }))),
  },
  'create-422-as-400': {
    says: 'A field that is missing is answered with 400.',
    change: on('create 422', status(400)),
  },
  'create-422-low-status': {
    says: 'The status in the problem is out of range.',
    change: on('create 422', withFields({ status: 42 })),
  },
  'create-unknown-field-taken': {
    says: 'A field that is not known is taken.',
    change: insteadOf('create 422', (request) => withBody(request, known)),
  },
  'create-form-not-read': {
    says: 'The other documented media type is refused.',
    change:
      () =>
      ({ request, sound }) =>
        /urlencoded/.test(request.headers['content-type'] ?? '')
          ? sound({ ...request, headers: { ...request.headers, 'content-type': 'text/plain' } })
          : sound(),
  },
  'replace-201': { says: 'A replacement is answered with 201.', change: on('replace 200', status(201)) },
  'replace-not-stored': { says: 'A replacement is not stored.', change: withoutEffect('replace 200') },
  'replace-keeps-old': {
    says: 'A field that is left out of a replacement keeps its value.',
    change:
      () =>
      ({ request, state, sound }) => {
        const before = state.stations.find(({ id }) => id === request.segments[1]);
        const { contact, installedOn } = before ?? {};
        const answer = sound();
        if (answer.documented !== 'replace 200' || before === undefined) return answer;
        before.contact ??= contact ?? 'old@valley.example';
        before.installedOn ??= installedOn ?? '2001-01-01';
        return answer;
      },
    spoils: true,
  },
  'replace-changes-all': {
    says: 'A replacement changes the kind of all stations.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        if (answer.documented === 'replace 200') {
          const kind = state.stations.find(({ id }) => id === request.segments[1])?.kind ?? 'buoy';
          for (const station of state.stations) station.kind = kind;
        }
        return answer;
      },
    spoils: true,
  },
  'replace-sets-id': {
    says: 'The time of creation, which only the service sets, is set anew by each replacement.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        const station = state.stations.find(({ id }) => id === request.segments[1]);
        if (answer.documented !== 'replace 200' || station === undefined) return answer;
        station.createdAt = '2031-03-03T03:03:03Z';
        return withFields({ createdAt: station.createdAt })(answer);
      },
    spoils: true,
  },
  'replace-empty-answer': {
    says: 'A replacement is answered without a body.',
    change: on('replace 200', bareStatus(200)),
  },
  'replace-unknown-created': {
    says: 'A replacement of what is not there makes it.',
    change: on('replace 404', () =>
      json(undefined, 201, { ...sound, id: 'st-00000a', createdAt: '2031-03-02T12:00:00Z' }),
    ),
  },
  'replace-404-as-400': {
    says: 'A replacement of what is not there is answered with 400.',
    change: on('replace 404', status(400)),
  },
  'replace-any-field': {
    says: 'A replacement that is not valid is taken.',
    change: insteadOf('replace 422', (request) =>
      withBody(request, (sent) => ({ ...sound, ...valid(sent) })),
    ),
  },
  'replace-422-without-status': {
    says: 'The problem of a replacement has no status.',
    change: on('replace 422', without('status')),
  },
  'replace-key-not-asked': {
    says: 'Anybody can replace a station.',
    change: insteadOf('replace 4XX', (request) =>
      request.headers['x-api-key'] === undefined ? withKey(request) : undefined,
    ),
  },
  'replace-401-as-500': {
    says: 'A replacement without a key brings the server down.',
    change: on('replace 4XX', status(500)),
  },
  'replace-4XX-page': {
    says: 'Other problems of a replacement are pages.',
    change: on('replace 4XX', htmlPage),
  },
} satisfies Record<string, Flaw<Network>>;

function otherKind(kind: unknown): string {
  return kind === 'buoy' ? 'rooftop' : 'buoy';
}

/** Those of the fields that the sound API takes. */
function valid(sent: Fields): Fields {
  return Object.fromEntries(
    Object.entries(known(sent)).filter(
      ([name, value]) =>
        (name === 'serial' && /^[A-Z]{2}-\d{4}$/.test(String(value))) ||
        (name === 'kind' && ['indoor', 'rooftop', 'buoy'].includes(String(value))),
    ),
  );
}

function known(sent: Fields): Fields {
  const names = ['serial', 'name', 'kind', 'elevation', 'contact', 'installedOn', 'accessCode'];
  return Object.fromEntries(Object.entries(sent).filter(([name]) => names.includes(name)));
}

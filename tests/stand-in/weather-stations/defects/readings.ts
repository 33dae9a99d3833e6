import {
  bareStatus,
  header,
  htmlPage,
  mediaType,
  on,
  queryIgnored,
  status,
  value,
  withoutEffect,
} from '../../http/changes.ts';
import { json } from '../../http/messages.ts';
import type { Flaw } from '../../http/stand-in.ts';
import type { Network } from '../network.ts';
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

const each = (alter: (reading: Fields) => unknown) => value<Fields[]>((readings) => readings.map(alter));

export const readingsDefects = {
  'readings-in-envelope': {
    says: 'The readings stand in an envelope.',
    change: on(
      'readings 200',
      value((items) => ({ items })),
    ),
  },
  'readings-other-quantity': {
    says: 'A reading is of a quantity that is not documented.',
    change: on(
      'readings 200',
      each((reading) => ({ ...reading, quantity: 'rain' })),
    ),
  },
  'readings-mixed-up': {
    says: 'Temperatures are called wind.',
    change: on(
      'readings 200',
      each((reading) => ({ ...reading, quantity: 'wind' })),
    ),
  },
  'readings-too-cold': {
    says: 'Temperatures are in kelvin.',
    change: on(
      'readings 200',
      each((reading) =>
        'celsius' in reading ? { ...reading, celsius: Number(reading.celsius) + 273.15 } : reading,
      ),
    ),
  },
  'readings-degrees': {
    says: 'The direction of the wind is in degrees.',
    change: on(
      'readings 200',
      each((reading) => ('direction' in reading ? { ...reading, direction: 270 } : reading)),
    ),
  },
  'readings-as-text': {
    says: 'The readings are JSON in the media type text/plain.',
    change: on('readings 200', mediaType('text/plain')),
  },
  'readings-csv-as-json': {
    says: 'CSV that is asked for comes as JSON.',
    change: on('readings 200 csv', () => json('readings 200 csv', 200, [{ id: 'no' }])),
  },
  'readings-quantity-ignored': {
    says: 'All quantities are listed, whatever is asked for.',
    change: queryIgnored('quantity'),
  },
  'readings-since-ignored': {
    says: 'Readings of all times are listed, whatever is asked for.',
    change: queryIgnored('since'),
  },
  'readings-any-limit': {
    says: 'A limit out of range is taken.',
    change: insteadOf('readings 400', (request) => ({ ...request, query: new URLSearchParams() })),
  },
  'readings-400-empty': {
    says: 'A bad parameter has no problem.',
    change: on('readings 400', bareStatus(400)),
  },
  'readings-of-nothing': {
    says: 'A station that does not exist has an empty list of readings.',
    change: on('readings 404', () => json('readings 404', 200, [])),
  },
  'readings-404-null-title': {
    says: 'The title of the problem is null.',
    change: on('readings 404', withFields({ title: null })),
  },
  'record-202': { says: 'A new reading is answered with 202.', change: on('record 201', status(202)) },
  'record-without-location': {
    says: 'The required Location of a new reading is missing.',
    change: on('record 201', withoutHeader('Location')),
  },
  'record-without-id': { says: 'A new reading has no id.', change: on('record 201', without('id')) },
  'record-id-number': {
    says: 'The id of a new reading is a number.',
    change: on('record 201', withFields({ id: 17 })),
  },
  'record-other-time': {
    says: 'The time of a new reading is another one than was sent.',
    change:
      () =>
      ({ request, sound }) => {
        const isRecord = request.method === 'POST' && request.segments.length === 3;
        const moved = (sent: Fields) =>
          'takenAt' in sent ? { ...sent, takenAt: '2000-01-01T00:00:00Z' } : sent;
        return sound((isRecord ? withBody(request, moved) : undefined) ?? request);
      },
  },
  'record-not-stored': { says: 'A new reading is not stored.', change: withoutEffect('record 201') },
  'record-any-recorder': {
    says: 'The required header is not looked at.',
    change: insteadOf('record 400', (request) => ({
      ...request,
      headers: { ...request.headers, 'x-recorder': 'probe-07' },
    })),
  },
  'record-400-as-428': {
    says: 'A header that is missing is answered with 428.',
    change: on('record 400', status(428)),
  },
  'record-at-nothing': {
    says: 'A reading of a station that does not exist is taken.',
    change: taken('record 404', () => {
      const id = 'b7c0f7a2-91f4-4d0b-8a55-0d2f4a6c1eff';
      const made = json(undefined, 201, {
        id,
        quantity: 'temperature',
        takenAt: '2031-03-01T08:00:00Z',
        celsius: 1,
      });
      return { ...made, headers: { ...made.headers, Location: `/v2/stations/x/readings/${id}` } };
    }),
  },
  'record-404-as-422': {
    says: 'A station that does not exist is answered with 422.',
    change: on('record 404', status(422)),
  },
  'record-any-fields': {
    says: 'A reading that is not valid is taken.',
    change: insteadOf('record 422', (request) => ({
      ...request,
      body: '{"quantity":"temperature","takenAt":"2031-03-01T08:00:00Z","celsius":1}',
    })),
  },
  'record-422-without-title': {
    says: 'The problem of a reading that is not valid has no title.',
    change: on('record 422', without('title')),
  },
  'record-key-not-asked': {
    says: 'Anybody can record a reading.',
    change: insteadOf('record default', (request) =>
      request.headers['x-api-key'] === undefined ? withKey(request) : undefined,
    ),
  },
  'record-default-status-missing': {
    says: 'Other problems have no status.',
    change: on('record default', without('status')),
  },
  'reading-other': {
    says: 'A reading has the id of another one.',
    change: on('reading 200', withFields({ id: 'b7c0f7a2-91f4-4d0b-8a55-0d2f4a6c1e02' })),
  },
  'reading-both-shapes': {
    says: 'A reading matches neither alternative.',
    change: on(
      'reading 200',
      value<Fields>(({ id, quantity, takenAt }) => ({ id, quantity, takenAt })),
    ),
  },
  'reading-bad-time': {
    says: 'The time of a reading has no zone.',
    change: on('reading 200', withFields({ takenAt: '2031-03-01 08:00' })),
  },
  'reading-gzip-claimed': {
    says: 'A reading claims to be gzip and is not.',
    change: on('reading 200', header('Content-Encoding', 'gzip')),
  },
  'reading-404-as-200': {
    says: 'A reading that does not exist is null.',
    change: on('reading 404', () => json('reading 404', 200, null)),
  },
  'reading-404-empty': {
    says: 'A reading that does not exist has no problem.',
    change: on('reading 404', bareStatus(404)),
  },
  'reading-key-not-asked': {
    says: 'A reading is shown to anybody.',
    change: insteadOf('reading 4XX', withKey),
  },
  'reading-4XX-page': { says: 'Other problems of a reading are pages.', change: on('reading 4XX', htmlPage) },
  'delete-reading-200': {
    says: 'A removal is answered with 200.',
    change: on('delete-reading 204', status(200)),
  },
  'delete-reading-not-done': {
    says: 'A removed reading stays.',
    change: withoutEffect('delete-reading 204'),
    spoils: true,
  },
  'delete-reading-all': {
    says: 'All readings of the station are removed with one.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        if (answer.documented === 'delete-reading 204') state.readings[request.segments[1] ?? ''] = [];
        return answer;
      },
    spoils: true,
  },
  'delete-reading-404-as-204': {
    says: 'The removal of a reading that does not exist succeeds.',
    change: on('delete-reading 404', bareStatus(204)),
  },
  'delete-reading-404-as-json': {
    says: 'The problem of a reading that does not exist is plain JSON.',
    change: on('delete-reading 404', mediaType('application/json')),
  },
  'delete-reading-key-not-asked': {
    says: 'Anybody can remove a reading.',
    change: insteadOf('delete-reading default', withKey),
    spoils: true,
  },
  'delete-reading-default-other': {
    says: 'Other problems are in an envelope.',
    change: on(
      'delete-reading default',
      value((error) => ({ error })),
    ),
  },
} satisfies Record<string, Flaw<Network>>;

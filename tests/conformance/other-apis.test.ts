import * as bookings from '../stand-in/bookings/index.ts';
import * as rates from '../stand-in/rates/index.ts';
import * as tags from '../stand-in/tags/index.ts';
import * as weather from '../stand-in/weather-stations/index.ts';
import { suite } from './suite.ts';

suite('bookings', {
  document: 'tests/apis/bookings.apib',
  api: bookings.bookings,
  defects: bookings.defects,
  variations: bookings.variations,
  args: ['--header', 'X-Auth-Token: ${ROOMKEEPER_TOKEN}'],
  env: { ROOMKEEPER_TOKEN: bookings.bookings.key, DOCPROOF_SECOND_X_AUTH_TOKEN: bookings.readerKey },
  variables: { x_auth_token: bookings.bookings.key, second_x_auth_token: bookings.readerKey },
  beyondReach: {},
  lasting: ({ rooms, bookings }) => ({ rooms, bookings }),
});

suite('tags', {
  document: 'tests/apis/tags.apib',
  api: tags.tags,
  defects: tags.defects,
  variations: tags.variations,
  args: [],
  env: { DOCPROOF_AUTHORIZATION: tags.tags.key },
  variables: { authorization: tags.tags.key },
  beyondReach: {},
  lasting: ({ tags }) => tags,
});

suite('rates', {
  document: 'tests/apis/rates.apib',
  api: rates.rates,
  defects: rates.defects,
  variations: rates.variations,
  args: [],
  env: {},
  variables: {},
  beyondReach: {
    'rates/get-the-latest-rates/429': 'unprovokable',
    'rates/get-the-latest-rates/503': 'unprovokable',
    'rates/get-the-history/500': 'unprovokable',
  },
  lasting: (state) => state,
});

suite('weather-stations', {
  document: 'apis/weather-stations.yaml',
  api: weather.weatherStations,
  defects: weather.defects,
  notFoundYet: weather.notFoundYet,
  variations: weather.variations,
  args: [],
  env: { DOCPROOF_X_API_KEY: weather.weatherStations.key },
  variables: { x_api_key: weather.weatherStations.key },
  beyondReach: { 'weather-stations/station-silent/204': 'unprovokable' },
  lasting: ({ stations, readings }) => ({ stations, readings }),
});

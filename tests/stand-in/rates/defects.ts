import { both, delivered, htmlPage, mediaType, on, status, text, value } from '../http/changes.ts';
import { json, type Request } from '../http/messages.ts';
import type { Change, Flaw } from '../http/stand-in.ts';
import type { Bank, Currency } from './bank.ts';

type LatestBody = { base: string; date: string; rates: Record<string, number> };
type HistoryBody = { pair: string; history: { date: string; rate: number }[] };

/** Passes the request on with another query. */
const asked =
  (alter: (query: URLSearchParams) => void): (() => Change<Bank>) =>
  () =>
  ({ request, sound }) => {
    const query = new URLSearchParams(request.query);
    alter(query);
    return sound({ ...request, query } satisfies Request);
  };

export const defects = {
  'latest-default-base': {
    says: 'The base may be left out.',
    change: asked((query) => {
      if (!query.get('base')) query.set('base', 'EUR');
    }),
  },
  'latest-any-base': {
    says: 'A base that is not in the list is taken for EUR.',
    change: on('latest 400 invalid', () =>
      both(mediaType('application/json; charset=utf-8'))(
        json('latest 400 invalid', 200, { base: 'EUR', date: '2031-08-19', rates: { USD: 1.2 } }),
      ),
    ),
  },
  'latest-missing-base-422': {
    says: 'A missing base is answered with 422.',
    change: on('latest 400 missing', status(422)),
  },
  'latest-invalid-base-page': {
    says: 'An invalid base brings a page.',
    change: on('latest 400 invalid', htmlPage),
  },
  'latest-date-number': {
    says: 'The date of the rates is a number.',
    change: on(
      'latest 200',
      value<LatestBody>((body) => ({ ...body, date: 20310819 })),
    ),
  },
  'latest-rates-as-text': {
    says: 'The rates are strings.',
    change: on(
      'latest 200',
      value<LatestBody>((body) => ({
        ...body,
        rates: Object.fromEntries(Object.entries(body.rates).map(([code, rate]) => [code, String(rate)])),
      })),
    ),
  },
  'latest-rates-as-list': {
    says: 'The rates are a list.',
    change: on(
      'latest 200',
      value<LatestBody>((body) => ({
        ...body,
        rates: Object.entries(body.rates).map(([code, rate]) => ({ code, rate })),
      })),
    ),
  },
  'latest-without-base': {
    says: 'The rates do not tell their base.',
    change: on(
      'latest 200',
      value<LatestBody>(({ base: _, ...body }) => body),
    ),
  },
  'history-row-without-rate': {
    says: 'The last day of the history has no rate.',
    change: on(
      'history 200 json',
      value<HistoryBody>(({ pair, history }) => ({
        pair,
        history: history.map(({ date, rate }, n) => (n === history.length - 1 ? { date } : { date, rate })),
      })),
    ),
  },
  'history-always-json': {
    says: 'The history comes as JSON whatever is asked for.',
    change:
      () =>
      ({ request, sound }) =>
        sound({ ...request, headers: { ...request.headers, accept: 'application/json' } }),
  },
  'history-csv-as-html': {
    says: 'The table calls itself HTML.',
    change: on('history 200 csv', mediaType('text/html')),
  },
  'history-csv-empty': {
    says: 'The table has nothing in it.',
    change: on(
      'history 200 csv',
      text(() => ''),
    ),
  },
  'history-any-days': {
    says: 'A number of days out of range is taken for the default.',
    change: asked((query) => {
      const days = Number(query.get('days') ?? '30');
      if (!(days >= 1 && days <= 90)) query.delete('days');
    }),
  },
  'history-unknown-200': {
    says: 'An unknown pair has an empty history.',
    change: on('history 404', () => json('history 404', 200, { pair: 'ABCXYZ', history: [] })),
  },
  'history-unknown-400': {
    says: 'An unknown pair is answered with 400.',
    change: on('history 404', status(400)),
  },
  'currencies-wrapped': {
    says: 'The currencies are wrapped in an object.',
    change: on(
      'currencies 200',
      value<Currency[]>((currencies) => ({ currencies })),
    ),
  },
  'currencies-decimals-as-text': {
    says: 'The decimals of the last currency are a string.',
    change: on(
      'currencies 200',
      value<Currency[]>((all) =>
        all.map((one, n) => (n === all.length - 1 ? { ...one, decimals: '2' } : one)),
      ),
    ),
  },
  'currencies-name-null': {
    says: 'The name of the last currency is null.',
    change: on(
      'currencies 200',
      value<Currency[]>((all) => all.map((one, n) => (n === all.length - 1 ? { ...one, name: null } : one))),
    ),
  },
  'currency-as-json': {
    says: 'A currency comes as JSON.',
    change: on('currency 200', () =>
      json('currency 200', 200, { code: 'NOK', name: 'Norwegian krone', decimals: 2 }),
    ),
  },
  'currency-cut': {
    says: 'The XML of a currency does not arrive whole.',
    change: on('currency 200', delivered({ kind: 'cut', afterBytes: 50 })),
  },
  'currency-lower-case-404': {
    says: 'A code that is not a code is answered with 404.',
    change: on('currency 400', status(404)),
  },
  'currency-unknown-text': {
    says: 'An unknown currency is answered in plain text.',
    change: on(
      'currency 404',
      both(
        mediaType('text/plain'),
        text(() => 'unknown'),
      ),
    ),
  },
} satisfies Record<string, Flaw<Bank>>;

export type Defect = keyof typeof defects;

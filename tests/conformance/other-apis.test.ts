import { describe, expect, test } from 'vitest';
import { told, type Verdict, verdict } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import * as bookings from '../stand-in/bookings/index.ts';
import { type Api, type Flaw, type Manners, raise, type StandIn } from '../stand-in/http/stand-in.ts';
import * as rates from '../stand-in/rates/index.ts';
import * as tags from '../stand-in/tags/index.ts';
import { aboutOne, type Operations } from './about-one.ts';

/** What docproof is told about an API beside its document: how to log in. */
interface Subject<State> {
  readonly document: string;
  readonly api: Api<State>;
  readonly defects: Readonly<Record<string, Flaw<State>>>;
  readonly variations: Readonly<Record<string, Manners<State>>>;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly operations: Operations;
  /** Responses that nobody can bring out from outside, with the verdict that says so. */
  readonly beyondReach: Readonly<Record<string, string>>;
  /** The part of the state that a run has to leave as it was. */
  readonly lasting: (state: State) => unknown;
}

suite('bookings', {
  document: 'tests/apis/bookings.apib',
  api: bookings.bookings,
  defects: bookings.defects,
  variations: bookings.variations,
  args: ['--header', 'X-Auth-Token: ${ROOMKEEPER_TOKEN}'],
  operations: {
    rooms: 'list-rooms/',
    'room-add': 'add-a-room/',
    room: 'show-a-room/',
    'room-replace': 'replace-a-room/',
    'room-remove': 'remove-a-room/',
    bookings: 'list-bookings/',
    'booking-add': 'book-the-room/',
    booking: 'show-a-booking/',
    'booking-change': 'change-a-booking/',
    'booking-delete': 'delete-a-booking/',
  },
  env: { ROOMKEEPER_TOKEN: bookings.bookings.key, DOCPROOF_SECOND_X_AUTH_TOKEN: bookings.readerKey },
  beyondReach: {},
  lasting: ({ rooms, bookings }) => ({ rooms, bookings }),
});

suite('tags', {
  document: 'tests/apis/tags.apib',
  api: tags.tags,
  defects: tags.defects,
  variations: tags.variations,
  args: [],
  operations: {
    tags: 'list-all-tags/',
    create: 'create-a-tag/',
    tag: 'get-a-tag/',
    change: 'change-a-tag/',
    delete: 'delete-a-tag/',
    palette: 'get-the-palette/',
  },
  env: { DOCPROOF_AUTHORIZATION: tags.tags.key },
  beyondReach: {},
  lasting: ({ tags }) => tags,
});

suite('rates', {
  document: 'tests/apis/rates.apib',
  api: rates.rates,
  defects: rates.defects,
  variations: rates.variations,
  args: [],
  operations: {
    latest: 'get-the-latest-rates/',
    history: 'get-the-history/',
    currencies: 'list-currencies/',
    currency: 'get-a-currency/',
  },
  env: {},
  beyondReach: {
    'rates/get-the-latest-rates/429': 'unprovokable',
    'rates/get-the-latest-rates/503': 'unprovokable',
    'rates/get-the-history/500': 'unprovokable',
  },
  lasting: (state) => state,
});

function suite<State>(name: string, subject: Subject<State>): void {
  const check = (standIn: StandIn<State>, more: readonly string[] = []): Promise<Verdict> =>
    verdict(subject.document, standIn, {
      args: ['--writes', 'restore', ...subject.args, ...more],
      env: subject.env,
      by: warmDocproof,
    });

  /** The responses that do not conform, but for those that nobody can bring out. */
  const amiss = ({ results }: Verdict) =>
    results.responses.filter(({ id, verdict }) => verdict !== (subject.beyondReach[id] ?? 'conforms'));

  describe.concurrent(name, () => {
    test('conforms in all that can be brought out', async (context) => {
      const standIn = await raise(subject.api);
      context.onTestFinished(() => standIn.close());
      const before = subject.lasting(standIn.state());
      const came = await check(standIn);
      expect(amiss(came), told(came.results).join('\n')).toEqual([]);
      expect(came.code).toBe(0);
      expect(subject.lasting(standIn.state())).toEqual(before);
    });

    test.for(Object.entries(subject.defects))('is found out: %s', async ([name, flaw], context) => {
      const standIn = await raise(subject.api, { flaw });
      context.onTestFinished(() => standIn.close());
      // Where the condition was a guess, the documentation is not refuted: such a response is told as unprovoked.
      const only = aboutOne(name, subject.operations);
      const came = await check(standIn, ['--fail-on', 'unprovoked', ...only]);
      const asked = only[1] ?? '';
      expect(
        amiss(came).filter(({ id }) => id.includes(asked)),
        told(came.results).join('\n'),
      ).not.toEqual([]);
      expect(came.code).toBe(1);
    });

    test.for(Object.entries(subject.variations))(
      'raises no false alarm: %s',
      async ([, manners], context) => {
        const standIn = await raise(subject.api, { manners });
        context.onTestFinished(() => standIn.close());
        const before = subject.lasting(standIn.state());
        const came = await check(standIn);
        expect(amiss(came), told(came.results).join('\n')).toEqual([]);
        expect(came.code).toBe(0);
        expect(subject.lasting(standIn.state())).toEqual(before);
      },
    );
  });
}

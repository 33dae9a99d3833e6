import { describe, expect, test } from 'vitest';
import { told, verdict } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { builtCollection } from '../postman/built-collection.ts';
import type { Collection } from '../postman/collection.ts';
import { listed, type Outcome, runCollection } from '../postman/run-collection.ts';
import * as bookings from '../stand-in/bookings/index.ts';
import { type Api, type Flaw, type Manners, raise, type StandIn } from '../stand-in/http/stand-in.ts';
import * as payments from '../stand-in/payments/index.ts';
import * as rates from '../stand-in/rates/index.ts';
import * as shop from '../stand-in/shop/index.ts';
import * as tags from '../stand-in/tags/index.ts';

/** What docproof is given besides the document: how to log in. */
interface Subject<State> {
  readonly document: string;
  readonly api: Api<State>;
  readonly defects: Readonly<Record<string, Flaw<State>>>;
  readonly variations: Readonly<Record<string, Manners<State>>>;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The same for who runs the collection. */
  readonly variables: Readonly<Record<string, string>>;
  /** Responses that no client can provoke, with the verdict that says so. */
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

suite('shop', {
  document: 'tests/apis/shop.apib',
  api: shop.shop,
  defects: shop.defects,
  variations: shop.variations,
  args: [],
  env: {},
  variables: {},
  beyondReach: {},
  lasting: ({ products }) => products,
});

suite('payments', {
  document: 'tests/apis/payments.apib',
  api: payments.payments,
  defects: payments.defects,
  variations: payments.variations,
  args: [],
  env: { DOCPROOF_X_API_KEY: payments.payments.key },
  variables: { x_api_key: payments.payments.key },
  // A quote cannot be distinguished from a payout, which nothing undoes.
  beyondReach: { 'payments/quote-a-payout/200': 'skipped' },
  lasting: ({ accounts, payments }) => ({ accounts, payments }),
});

function suite<State>(name: string, subject: Subject<State>): void {
  /** The responses that do not conform, except those that no client can provoke. */
  const wrong = <Said extends { readonly id: string; readonly verdict: string }>(
    responses: readonly Said[],
  ) => responses.filter(({ id, verdict }) => verdict !== (subject.beyondReach[id] ?? 'conforms'));

  let built: Promise<Collection> | undefined;
  const run = async (standIn: StandIn<State>): Promise<readonly Outcome[]> => {
    built ??= builtCollection(subject.document);
    const { baseUrl } = standIn;
    return runCollection(await built, { ...subject.variables, baseUrl, writes: 'restore' });
  };

  describe.concurrent(name, () => {
    test('conforms in all that can be provoked', async (context) => {
      const standIn = await raise(subject.api);
      context.onTestFinished(() => standIn.close());
      const before = subject.lasting(standIn.state());
      const { code, results } = await verdict(subject.document, standIn, {
        args: ['--engine', 'direct', '--writes', 'restore', ...subject.args],
        env: subject.env,
        by: warmDocproof,
      });
      expect(wrong(results.responses), told(results).join('\n')).toEqual([]);
      expect(code).toBe(0);
      expect(subject.lasting(standIn.state())).toEqual(before);
    });

    test.for(Object.entries(subject.defects))('is detected: %s', async ([, flaw], context) => {
      const standIn = await raise(subject.api, { flaw });
      context.onTestFinished(() => standIn.close());
      const outcomes = await run(standIn);
      // Where the condition was a guess, the documentation is not refuted: such a response is reported as unprovoked.
      expect(
        wrong(outcomes).filter(({ verdict }) => /^(failed|unprovoked)$/.test(verdict)),
        listed(outcomes),
      ).not.toEqual([]);
    });

    test.for(Object.entries(subject.variations))(
      'raises no false alarm: %s',
      async ([, manners], context) => {
        const standIn = await raise(subject.api, { manners });
        context.onTestFinished(() => standIn.close());
        const before = subject.lasting(standIn.state());
        const outcomes = await run(standIn);
        expect(outcomes.length).toBeGreaterThan(0);
        expect(wrong(outcomes), listed(outcomes)).toEqual([]);
        expect(subject.lasting(standIn.state())).toEqual(before);
      },
    );
  });
}

import { beforeAll, describe, expect, type TestContext, test } from 'vitest';
import * as bookings from './bookings/index.ts';
import { type Api, type Flaw, type Manners, raise, type StandIn } from './http/stand-in.ts';
import { comparable, transcript } from './http/transcript.ts';
import { bookingsTour, ratesTour, type Stage, tagsTour } from './tours.ts';
import * as rates from './rates/index.ts';
import * as tags from './tags/index.ts';

const json = { Accept: 'application/json' };

suite('bookings', bookings.bookings, bookings, bookingsTour, {
  'X-Auth-Token': bookings.bookings.key,
  ...json,
});
suite('tags', tags.tags, tags, tagsTour, { Authorization: tags.tags.key, ...json });
suite('rates', rates.rates, rates, ratesTour, json);

function suite<State>(
  name: string,
  api: Api<State>,
  ways: {
    readonly defects: Readonly<Record<string, Flaw<State>>>;
    readonly variations: Readonly<Record<string, Manners<State>>>;
  },
  tour: readonly Stage[],
  headers: Readonly<Record<string, string>>,
): void {
  async function start(
    context: TestContext,
    options: Parameters<typeof raise<State>>[1],
  ): Promise<StandIn<State>> {
    const standIn = await raise(api, options);
    context.onTestFinished(() => standIn.close());
    return standIn;
  }
  const walk = (standIn: StandIn<State>) =>
    transcript(
      standIn.baseUrl,
      headers,
      tour.map(([, step]) => step),
    );
  const asDocumented = tour.map(([status, { method, path }]) => `${method} ${path} ${status}`);
  const came = (lines: Awaited<ReturnType<typeof walk>>) =>
    lines.map(({ step, status }) => `${step} ${status}`);

  describe.concurrent(`the stand-in for ${name}`, () => {
    let sound: readonly unknown[];
    beforeAll(async () => {
      const standIn = await raise(api);
      sound = comparable(await walk(standIn));
      await standIn.close();
    });

    test('gives the documented responses', async (context) => {
      const standIn = await start(context, {});
      expect(came(await walk(standIn))).toEqual(asDocumented);
    });

    test.for(Object.entries(ways.defects))('%s shows in what a client sees', async ([, flaw], context) => {
      expect(comparable(await walk(await start(context, { flaw })))).not.toEqual(sound);
    });

    test.for(Object.entries(ways.variations))(
      '%s keeps to the documentation',
      async ([, manners], context) => {
        const standIn = await start(context, { manners });
        const lines = await walk(standIn);
        const expected = manners.state === undefined ? asDocumented : asDocumented.slice(0, 1);
        expect(came(lines).slice(0, expected.length)).toEqual(expected);
      },
    );

    test('there are enough of both', () => {
      expect(Object.keys(ways.defects).length).toBeGreaterThanOrEqual(12);
      expect(Object.keys(ways.variations).length).toBeGreaterThanOrEqual(6);
    });
  });
}

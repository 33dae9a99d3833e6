/** The API in OpenAPI: each defect is found where it is, no variation is one, and stock Newman agrees. */
import { describe, expect, type TestContext, test } from 'vitest';
import { type Results, told, type Verdict, verdict } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { raise } from '../stand-in/http/stand-in.ts';
import {
  type Defect,
  defects,
  type Variation,
  variations,
  weatherStations,
} from '../stand-in/weather-stations/index.ts';
import { sample } from './sample.ts';
import { runNewman } from './stock-newman.ts';
import { found, notFound, operationOf } from './weather-stations-findings.ts';

const document = 'apis/weather-stations.yaml';
const collection = 'collections/weather-stations.postman_collection.json';

type Options = NonNullable<Parameters<typeof raise<ReturnType<typeof weatherStations.filled>>>[1]>;

/** What only the API itself can send. */
const webhook = 'weather-stations/station-silent/204';

describe.concurrent('weather stations', () => {
  test('conforms in all that a client can provoke', async (context) => {
    const { code, results } = await expectLeftAsFound({}, context);
    expect(amiss(results), told(results).join('\n')).toEqual([webhook]);
    expect(results.responses.find(({ id }) => id === webhook)?.verdict).toBe('unprovokable');
    expect(code).toBe(0);
  });

  test('each defect is listed once, as found or as not found', () => {
    expect([...Object.keys(found), ...Object.keys(notFound)].sort()).toEqual(Object.keys(defects).sort());
  });

  test.for(Object.entries(found))('%s is found by %s', async ([defect, place], context) => {
    const { code, results } = await runOn(defect as Defect, context);
    expect(deviations(results), told(results).join('\n')).toContain(place);
    expect(code).toBe(1);
  });

  test.for(Object.entries(notFound))('%s is not found: %s', async ([defect], context) => {
    const { code, results } = await runOn(defect as Defect, context);
    expect(deviations(results)).toEqual([]);
    expect(code).toBe(0);
  });

  test.for(Object.keys(variations) as Variation[])(
    'raises no false alarm: %s',
    async (variation, context) => {
      const { code, results } = await expectLeftAsFound({ manners: variations[variation] }, context);
      expect(amiss(results), told(results).join('\n')).toEqual([webhook]);
      expect(code).toBe(0);
    },
  );
});

const someDefects: readonly Defect[] = [
  'list-bare-array',
  'get-leaks-code',
  'delete-reading-404-as-json',
  'readings-csv-as-json',
  'replace-keeps-old',
];
const someVariations: readonly Variation[] = ['gzip', 'charset-and-case'];

describe.concurrent('stock Newman on weather stations', () => {
  test.for(sample(someDefects, Object.keys(defects) as Defect[]))(
    'fails where docproof sees a deviation: %s',
    async (defect) => {
      const failed = await newmanFailures({ flaw: defects[defect] });
      expect([...failed].sort()).toEqual(await deviating(defect));
    },
  );

  test.for(sample(someVariations, Object.keys(variations) as Variation[]))(
    'raises no false alarm: %s',
    async (variation) => {
      expect(await newmanFailures({ manners: variations[variation] })).toEqual([]);
    },
  );
});

/** A run of all operations by the direct engine, which has to leave what is stored as it was. */
async function expectLeftAsFound(options: Options, context: TestContext): Promise<Verdict> {
  const standIn = await raise(weatherStations, options);
  context.onTestFinished(() => standIn.close());
  const { next: _, ...before } = standIn.state();
  const ended = await runDirectly(standIn, []);
  expect(standIn.state()).toMatchObject(before);
  return ended;
}

/** A run of the operation that a defect is in. */
async function runOn(defect: Defect, context: TestContext): Promise<Verdict> {
  const standIn = await raise(weatherStations, { flaw: defects[defect] });
  context.onTestFinished(() => standIn.close());
  return runDirectly(standIn, ['--only', `weather-stations/${operationOf(defect)}/`]);
}

function runDirectly(standIn: { readonly baseUrl: string }, args: readonly string[]): Promise<Verdict> {
  return verdict(document, standIn, {
    args: ['--engine', 'direct', '--writes', 'restore', ...args],
    env: { DOCPROOF_X_API_KEY: weatherStations.key },
    by: warmDocproof,
  });
}

function amiss({ responses }: Results): readonly string[] {
  return responses.filter(({ verdict }) => verdict !== 'conforms').map(({ id }) => id);
}

// `list-stations/200 invalid-body /items/*/name`: the response, the code of the deviation, and its place.
function deviations({ responses }: Results): readonly string[] {
  return responses.flatMap(({ id, assertions }) =>
    assertions.flatMap(({ deviations }) =>
      deviations.map(({ code, place = '' }) =>
        [id.replace('weather-stations/', ''), code, stablePlace(place)]
          .filter((part) => part !== '')
          .join(' '),
      ),
    ),
  );
}

function stablePlace(place: string): string {
  return place.replace(/\/\d+(?=\/|$)/g, '/*').replace(/=.*/, '');
}

async function newmanFailures(options: Options): Promise<readonly string[]> {
  const standIn = await raise(weatherStations, options);
  const variables = { baseUrl: standIn.baseUrl, x_api_key: weatherStations.key, writes: 'restore' };
  const { failed } = await runNewman(collection, variables).finally(() => standIn.close());
  return failed;
}

async function deviating(defect: Defect): Promise<readonly string[]> {
  const standIn = await raise(weatherStations, { flaw: defects[defect] });
  const { results } = await runDirectly(standIn, []).finally(() => standIn.close());
  return results.responses
    .filter(({ verdict }) => verdict === 'deviates')
    .map(({ operationName, title }) => `${operationName} – ${title}`)
    .sort();
}

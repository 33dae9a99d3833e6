/** The committed collection of the API in OpenAPI: stock Newman comes to the same verdict as docproof. */
import { describe, expect, test } from 'vitest';
import { verdict } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { raise } from '../stand-in/http/stand-in.ts';
import { defects, variations, weatherStations } from '../stand-in/weather-stations/index.ts';
import { sample } from './sample.ts';
import { runNewman } from './stock-newman.ts';

const document = 'apis/weather-stations.yaml';
const collection = 'collections/weather-stations.postman_collection.json';

type Defect = keyof typeof defects;
type Variation = keyof typeof variations;

const someDefects: readonly Defect[] = ['list-bare-array', 'get-leaks-code', 'delete-reading-404-as-json'];
const someVariations: readonly Variation[] = ['gzip', 'charset-and-case'];

describe.concurrent('stock Newman on weather stations', () => {
  test.for(sample(someDefects, Object.keys(defects) as Defect[]))(
    'fails where docproof sees a deviation: %s',
    async (defect) => {
      const failed = await newmanFailures({ flaw: defects[defect] });
      expect([...failed].sort()).toEqual(await deviating(defect));
      expect(failed).not.toEqual([]);
    },
  );

  test.for(sample(someVariations, Object.keys(variations) as Variation[]))(
    'raises no false alarm: %s',
    async (variation) => {
      expect(await newmanFailures({ manners: variations[variation] })).toEqual([]);
    },
  );
});

async function newmanFailures(
  options: Parameters<typeof raise<ReturnType<typeof weatherStations.filled>>>[1],
) {
  const standIn = await raise(weatherStations, options);
  const variables = { baseUrl: standIn.baseUrl, x_api_key: weatherStations.key, writes: 'restore' };
  const { failed } = await runNewman(collection, variables).finally(() => standIn.close());
  return failed;
}

async function deviating(defect: Defect): Promise<readonly string[]> {
  const standIn = await raise(weatherStations, { flaw: defects[defect] });
  const { results } = await verdict(document, standIn, {
    args: ['--writes', 'restore'],
    env: { DOCPROOF_X_API_KEY: weatherStations.key },
    by: warmDocproof,
  }).finally(() => standIn.close());
  return results.responses
    .filter(({ verdict }) => verdict === 'deviates')
    .map(({ operationName, title }) => `${operationName} – ${title}`)
    .sort();
}

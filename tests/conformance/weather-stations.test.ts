/** The API in OpenAPI: each defect is found where it is, no variation is one, and docproof and Newman agree. */
import { readFileSync } from 'node:fs';
import { describe, expect, type TestContext, test } from 'vitest';
import { type Results, told, type Verdict, verdict } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { type Collection, requestsOf } from '../postman/collection.ts';
import { listed, type Outcome, runCollection } from '../postman/run-collection.ts';
import { raise, type StandIn, together } from '../stand-in/http/stand-in.ts';
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
const collectionFile = 'collections/weather-stations.postman_collection.json';
const collection = JSON.parse(readFileSync(collectionFile, 'utf8')) as Collection;

type Stored = ReturnType<typeof weatherStations.filled>;
type Options = NonNullable<Parameters<typeof raise<Stored>>[1]>;

/** What only the API itself can send. */
const webhook = 'weather-stations/station-silent/204';

describe.concurrent('the collection of the weather stations', () => {
  test('each defect is listed once, as found or as not found', () => {
    expect([...Object.keys(found), ...Object.keys(notFound)].sort()).toEqual(Object.keys(defects).sort());
  });

  test.for(Object.entries(found))('%s is found by %s', async ([defect, place], context) => {
    const outcomes = await outcomesOn(defect as Defect, context);
    expect(deviations(outcomes), listed(outcomes)).toContain(place);
  });

  test.for(Object.entries(notFound))('%s is not found: %s', async ([defect], context) => {
    expect(deviations(await outcomesOn(defect as Defect, context))).toEqual([]);
  });

  test.for(Object.keys(variations) as Variation[])(
    'raises no false alarm: %s',
    async (variation, context) => {
      const standIn = await raised({ manners: variations[variation] }, context);
      const { next: _, ...before } = standIn.state();
      const outcomes = await runCollection(collection, variablesFor(standIn));
      expect(wrong(outcomes), listed(outcomes)).toEqual([webhook]);
      expect(standIn.state()).toMatchObject(before);
    },
  );
});

const someDefects: readonly Defect[] = [
  'list-without-count',
  'get-leaks-code',
  'delete-reading-404-as-json',
  'readings-csv-as-json',
  'replace-keeps-old',
];

describe.concurrent('docproof on the weather stations', () => {
  test('finds that they conform in all that a client can provoke, and leaves them as they were', async (context) => {
    const standIn = await raised({}, context);
    const { next: _, ...before } = standIn.state();
    const { code, results } = await runDirectly(standIn);
    expect(wrong(results.responses), told(results).join('\n')).toEqual([webhook]);
    expect(results.responses.find(({ id }) => id === webhook)?.verdict).toBe('unprovokable');
    expect(code).toBe(0);
    expect(standIn.state()).toMatchObject(before);
  });

  // Newman takes seconds for a run: what does not get in the way of one another is in the same one.
  test.for(
    sample<readonly Defect[]>(
      [someDefects],
      (Object.keys(defects) as Defect[]).map((each) => [each]),
    ),
  )('sees the same responses deviate as stock Newman: %s', async (names, context) => {
    const flaw = { says: names.join(), change: together(names.map((name) => defects[name].change)) };
    const { code, results } = await runDirectly(await raised({ flaw }, context));
    expect(await newmanFailures({ flaw }, context)).toEqual(deviating(results));
    expect(code).toBe(1);
    const places = names.flatMap((name) => found[name] ?? []);
    expect(deviations(results.responses.map(withDeviations))).toEqual(expect.arrayContaining(places));
  });

  test('raises no false alarm, nor does stock Newman, where bodies are gzip and media types in capitals', async (context) => {
    const { gzip, 'charset-and-case': capitals } = variations;
    const manners = { says: 'both', change: together<Stored>([capitals.change, gzip.change]) };
    const { results } = await runDirectly(await raised({ manners }, context));
    expect(deviating(results)).toEqual([]);
    expect(await newmanFailures({ manners }, context)).toEqual([]);
  });
});

async function raised(options: Options, context: TestContext): Promise<StandIn<Stored>> {
  const standIn = await raise(weatherStations, options);
  context.onTestFinished(() => standIn.close());
  return standIn;
}

/** What the requests of the operation find that a defect is in. */
async function outcomesOn(defect: Defect, context: TestContext): Promise<readonly Outcome[]> {
  const standIn = await raised({ flaw: defects[defect] }, context);
  const ofOperation = `weather-stations/${operationOf(defect)}/`;
  const item = requestsOf(collection.item).filter(({ id }) => id?.startsWith(ofOperation));
  return runCollection({ ...collection, item }, variablesFor(standIn));
}

const variablesFor = ({ baseUrl, key }: StandIn<Stored>) => ({ baseUrl, x_api_key: key, writes: 'restore' });

function runDirectly(standIn: StandIn<Stored>): Promise<Verdict> {
  return verdict(document, standIn, {
    args: ['--engine', 'direct', '--writes', 'restore'],
    env: { DOCPROOF_X_API_KEY: weatherStations.key },
    by: warmDocproof,
  });
}

async function newmanFailures(options: Options, context: TestContext): Promise<readonly string[]> {
  const { failed } = await runNewman(collectionFile, variablesFor(await raised(options, context)));
  return [...failed].sort();
}

function wrong(responses: readonly { readonly id: string; readonly verdict: string }[]): readonly string[] {
  return responses.filter(({ verdict }) => verdict !== 'conforms').map(({ id }) => id);
}

// `list-stations/200 invalid-body /items/*/name`: the response, the code of the deviation, and its place.
function deviations(responses: readonly Pick<Outcome, 'id' | 'deviations'>[]): readonly string[] {
  return responses.flatMap(({ id, deviations }) =>
    deviations.map(({ code, place = '' }) =>
      [id.replace('weather-stations/', ''), code, stablePlace(place)].filter((part) => part !== '').join(' '),
    ),
  );
}

function withDeviations({ id, assertions }: Results['responses'][number]) {
  return { id, deviations: assertions.flatMap(({ deviations }) => deviations) };
}

function stablePlace(place: string): string {
  return place.replace(/\/\d+(?=\/|$)/g, '/*').replace(/=.*/, '');
}

function deviating({ responses }: Results): readonly string[] {
  return responses
    .filter(({ verdict }) => verdict === 'deviates')
    .map(({ operationName, title }) => `${operationName} – ${title}`)
    .sort();
}

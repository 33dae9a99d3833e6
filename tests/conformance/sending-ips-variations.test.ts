import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { told, verdict } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { listed, runCollection } from '../postman/run-collection.ts';
import { type Variation, variations } from '../stand-in/sending-ips/index.ts';
import { raised } from './raised.ts';
import { sample } from './sample.ts';

const collection = JSON.parse(readFileSync('collections/sending-ips.postman_collection.json', 'utf8'));

/**
 * Ways that meet the client or the base URL: what Newman sends and reads, and what docproof gives it. Those that do not
 * exclude each other are met in one run.
 */
const ofTheClient: readonly (readonly Variation[])[] = [
  ['pools-in-other-scripts', 'limits-rate', 'gzip', 'lower-case-headers', 'trailing-slash'],
  ['pools-with-signs', 'busy-for-a-moment', 'deflate', 'many-headers', 'no-prefix'],
  ['pools-like-variables', 'brotli', 'other-reason-phrase', 'deep-prefix'],
  ['byte-order-mark', 'byte-by-byte', 'no-reason-phrase', 'root-slash'],
  ['thousand-ips', 'until-close'],
  [
    'refuses-other-headers',
    'refuses-body-on-get',
    'refuses-query',
    'wants-content-type',
    'wants-accept',
    'one-at-a-time',
    'no-keep-alive',
  ],
  ['slow'],
];

const everyOne = Object.keys(variations) as Variation[];
const ofTheAnswers = everyOne.filter((each) => !ofTheClient.flat().includes(each));

describe.concurrent('a target that keeps to the documentation in its own way', () => {
  test.for(ofTheAnswers)('passes in the collection: %s', async (variation, context) => {
    const standIn = await raised(context, { variation });
    const before = standIn.state();
    const { baseUrl, key } = standIn;
    const outcomes = await runCollection(collection, { baseUrl, authorization: key, writes: 'restore' });
    expect(
      outcomes.map(({ verdict }) => verdict),
      listed(outcomes),
    ).toEqual(Array(7).fill('conforms'));
    expect(standIn.state()).toEqual(before);
  });

  test.for(
    sample(
      ofTheClient,
      everyOne.map((each) => [each]),
    ).map((ways) => ({ ways })),
  )('raises no false alarm of docproof: $ways', async ({ ways }, context) => {
    const standIn = await raised(context, { variation: ways });
    const before = standIn.state();
    const { code, results } = await verdict('apis/sending-ips.apib', standIn, {
      args: ['--writes', 'restore', '--timeout', '30'],
      env: { DOCPROOF_AUTHORIZATION: standIn.key },
      by: warmDocproof,
    });
    expect(told(results).filter((line) => !line.endsWith(' conforms'))).toEqual([]);
    expect(results.summary).toMatchObject({ documented: 7, conforms: 7 });
    expect(code).toBe(0);
    expect(standIn.state()).toEqual(before);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { told, verdict } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { listed, runCollection } from '../postman/run-collection.ts';
import { type Variation, variations } from '../stand-in/sending-ips/index.ts';
import { raised } from './raised.ts';
import { sample } from './sample.ts';

const collection = JSON.parse(readFileSync('collections/sending-ips.postman_collection.json', 'utf8'));

/** Ways that meet the client or the base URL: what Newman sends and reads, and what docproof tells it. */
const ofTheClient: readonly Variation[] = [
  'limits-rate',
  'busy-for-a-moment',
  'gzip',
  'deflate',
  'brotli',
  'byte-by-byte',
  'until-close',
  'no-keep-alive',
  'slow',
  'thousand-ips',
  'pools-in-other-scripts',
  'pools-with-signs',
  'pools-like-variables',
  'byte-order-mark',
  'lower-case-headers',
  'many-headers',
  'other-reason-phrase',
  'no-reason-phrase',
  'refuses-other-headers',
  'refuses-body-on-get',
  'refuses-query',
  'wants-content-type',
  'wants-accept',
  'one-at-a-time',
  'trailing-slash',
  'no-prefix',
  'root-slash',
  'deep-prefix',
];

const everyOne = Object.keys(variations) as Variation[];
const ofTheAnswers = everyOne.filter((each) => !ofTheClient.includes(each));

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

  test.for(sample(ofTheClient, everyOne))(
    'raises no false alarm of docproof: %s',
    async (variation, context) => {
      const standIn = await raised(context, { variation });
      const before = standIn.state();
      const { code, results } = await verdict('apis/sending-ips.apib', standIn, {
        args: ['--writes', 'restore'],
        env: { DOCPROOF_AUTHORIZATION: standIn.key },
        by: warmDocproof,
      });
      expect(told(results).filter((line) => !line.endsWith(' conforms'))).toEqual([]);
      expect(results.summary).toMatchObject({ documented: 7, conforms: 7 });
      expect(code).toBe(0);
      expect(standIn.state()).toEqual(before);
    },
  );
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { told, verdict } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { listed, runCollection } from '../postman/run-collection.ts';
import { type Defect, defects, type StandIn, wire } from '../stand-in/sending-ips/index.ts';
import { patienceAt } from './patience.ts';
import { raised } from './raised.ts';
import { sample } from './sample.ts';

const document = 'apis/sending-ips.apib';
const collection = JSON.parse(readFileSync('collections/sending-ips.postman_collection.json', 'utf8'));

const names = Object.keys(defects) as Defect[];
/** Defects on the wire show in the client, so docproof's own client meets them. */
const onTheWire = sample(
  names.filter((name) => name in wire),
  names,
);

/** Half of them each: requests of both are carried by the same client, which is docproof's own. */
const engineFor = (defect: Defect) => (onTheWire.indexOf(defect) % 2 === 0 ? 'newman' : 'direct');

/** A defect may name that no client can undo what it did; everywhere else the account has to end as it began. */
const spoils = (defect: Defect) => 'spoils' in defects[defect];

const expectAsItWas = (defect: Defect, standIn: StandIn, before: unknown) => {
  if (!spoils(defect)) expect(standIn.state()).toEqual(before);
};

describe.concurrent('a target that breaks the documentation', () => {
  test.for(names)('fails in the collection: %s', async (defect, context) => {
    const standIn = await raised(context, { defect });
    const before = standIn.state();
    const { baseUrl, key } = standIn;
    const variables = { baseUrl, authorization: key, writes: 'restore' };
    const outcomes = await runCollection(collection, variables, { patienceMs: patienceAt(defect) * 1_000 });
    expect(
      outcomes.filter(({ verdict }) => verdict === 'failed'),
      listed(outcomes),
    ).not.toEqual([]);
    expectAsItWas(defect, standIn, before);
  });

  test.for(onTheWire)('is detected by docproof: %s', async (defect, context) => {
    const standIn = await raised(context, { defect });
    const before = standIn.state();
    const { code, stdout, results } = await verdict(document, standIn, {
      args: ['--engine', engineFor(defect), '--writes', 'restore', '--timeout', `${patienceAt(defect)}`],
      env: { DOCPROOF_AUTHORIZATION: standIn.key },
      by: warmDocproof,
    });
    const deviating = results.responses.filter(({ verdict }) => verdict === 'deviates');
    expect(
      deviating.map(({ id }) => id),
      told(results).join('\n'),
    ).not.toEqual([]);
    expect(code).toBe(1);
    for (const { reason, source } of deviating) {
      expect(reason).toMatch(/\w{3}/);
      expect(stdout).toContain(`${document}:${source.line}`);
    }
    expectAsItWas(defect, standIn, before);
  });
});

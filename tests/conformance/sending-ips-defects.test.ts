import { describe, expect, test } from 'vitest';
import { told, verdict } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { type Defect, defects } from '../stand-in/sending-ips/index.ts';
import { aboutOne } from './about-one.ts';
import { raised } from './raised.ts';

const document = 'apis/sending-ips.apib';

const names = Object.keys(defects) as Defect[];

/** What is wrong with the list may show only beside the items. */
const operations = { list: '/get-a', get: 'get-a-sending-ip/', put: 'update-a-sending-ip/' };

/** A defect may name that no client can undo what it did; everywhere else the account has to end as it began. */
const spoils = (defect: Defect) => 'spoils' in defects[defect];

describe.concurrent('a target that breaks the documentation', () => {
  test.for(names)('is found out: %s', async (defect, context) => {
    const standIn = await raised(context, { defect });
    const before = standIn.state();
    const { code, stdout, results } = await verdict(document, standIn, {
      args: ['--writes', 'restore', ...aboutOne(defect, operations), ...patience(defect)],
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
    if (!spoils(defect)) expect(standIn.state()).toEqual(before);
  });
});

/** A server that hangs is given up soon. */
function patience(defect: Defect): readonly string[] {
  return defect.includes('hang') ? ['--timeout', '1'] : [];
}

import { describe, expect, test } from 'vitest';
import { told, verdict } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { type Variation, variations } from '../stand-in/sending-ips/index.ts';
import { raised } from './raised.ts';

describe.concurrent('a target that keeps to the documentation in its own way', () => {
  test.for(Object.keys(variations) as Variation[])(
    'raises no false alarm: %s',
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

import { type Manners, mixed, type StandIn as RaisedStandIn, raise } from '../http/stand-in.ts';
import { type Account, account } from './account.ts';
import { sendingIps } from './api.ts';
import { type Defect, defects } from './defects.ts';

export { wire } from './defects/wire.ts';
export { type Defect, defects } from './defects.ts';

import { type Variation, variations } from './variations.ts';

export { type Variation, variations } from './variations.ts';

export type StandIn = RaisedStandIn<Account>;

/** Starts the stand-in for the live Sending IPs API, sound unless a defect is named, in one way or in several. */
export function startStandIn(
  options: {
    readonly defect?: Defect;
    readonly variation?: Variation | readonly Variation[];
    readonly ips?: number;
  } = {},
): Promise<StandIn> {
  return raise(sendingIps, {
    ...(options.defect !== undefined && { flaw: defects[options.defect] }),
    ...(options.variation !== undefined && {
      manners: mixed([options.variation].flat().map((name): Manners<Account> => variations[name])),
    }),
    ...(options.ips !== undefined && { state: account(options.ips) }),
  });
}

import { type StandIn as RaisedStandIn, raise } from '../http/stand-in.ts';
import { type Account, account } from './account.ts';
import { sendingIps } from './api.ts';
import { type Defect, defects } from './defects.ts';
export { type Defect, defects } from './defects.ts';
export { wire } from './defects/wire.ts';
import { type Variation, variations } from './variations.ts';
export { type Variation, variations } from './variations.ts';

export type StandIn = RaisedStandIn<Account>;

/** Starts the stand-in for the live Sending IPs API, sound unless a defect is named. */
export function startStandIn(
  options: { readonly defect?: Defect; readonly variation?: Variation; readonly ips?: number } = {},
): Promise<StandIn> {
  return raise(sendingIps, {
    ...(options.defect !== undefined && { flaw: defects[options.defect] }),
    ...(options.variation !== undefined && { manners: variations[options.variation] }),
    ...(options.ips !== undefined && { state: account(options.ips) }),
  });
}


import { behaviour } from './defects/behaviour.ts';
import { unreadable } from './defects/bodies.ts';
import { shapes } from './defects/fields.ts';
import { statuses } from './defects/statuses.ts';
import { wire } from './defects/wire.ts';

/**
 * Every way in which the stand-in can break the documentation, one at a time.
 *
 * Left out on purpose: a list that is empty although there are sending IPs, which no client can notice.
 */
export const defects = { ...statuses, ...unreadable, ...shapes, ...wire, ...behaviour };

export type Defect = keyof typeof defects;

/** Why a documented response was not provoked, as data. */

export type ObstacleCode =
  | 'writes-off'
  | 'not-undoable'
  | 'not-readable-before'
  | 'whole-service'
  | 'second-credential'
  | 'nothing-there'
  | 'list-failed'
  | 'step-failed'
  | 'left-out'
  | 'other-status'
  | 'setting-missing';

export interface Obstacle {
  readonly code: ObstacleCode;
  /** A sentence without its full stop. */
  readonly text: string;
}

/** A documented response that a run does not prove: what becomes of it, and why. */
export interface Unproven extends Pick<Obstacle, 'text'> {
  readonly verdict: 'skipped' | 'unprovoked' | 'unprovokable';
  /** Undefined if the run itself leaves it out. */
  readonly code?: ObstacleCode;
}

/** As a runner shows it that only has names of tests: `skipped: the target has no lamp`. */
export function unprovenName({ verdict, text }: Unproven): string {
  return `${verdict}: ${text}`;
}

/** The next step. `id` is that of the documented response. */
export function adviceAround(code: ObstacleCode, id: string): string {
  switch (code) {
    case 'writes-off':
      return 'allow writing with --writes restore, which undoes every change, if the target may be written to';
    case 'not-undoable':
      return 'allow it with --writes all, if the target may be left changed';
    case 'not-readable-before':
      return 'check the result of its read first: docproof only changes what it can restore';
    case 'whole-service':
      return `allow it with --writes all and, in an overrides file under ${id}, allow: true`;
    case 'second-credential':
      return 'set the credential of a second account in DOCPROOF_SECOND_AUTHORIZATION';
    case 'nothing-there':
      return 'create one at the target, or allow docproof to do so with --writes';
    case 'list-failed':
      return 'check the result of that list first';
    case 'step-failed':
      return 'check the result of that request first';
    case 'left-out':
      return `remove leave-out from the overrides under ${id} to provoke it`;
    case 'other-status':
      return `describe the request that provokes it at this target in an overrides file, under ${id}`;
    case 'setting-missing':
      return 'set the variable that the message names';
  }
}

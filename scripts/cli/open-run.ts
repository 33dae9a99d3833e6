/** What every run begins with: its masks, its id, what it may write, and the journal of its changes. */
import { randomBytes } from 'node:crypto';
import { fingerprints, type WritePolicy } from '../conformance/index.ts';
import { createRedactor, type Redactor } from '../redaction/index.ts';
import { newRun, type OpenedRun } from './execute-run.ts';
import type { Failure } from './exit-codes.ts';
import { openRunJournal, type RunJournal } from './journal.ts';
import type { LoadedApi } from './loaded.ts';
import type { UserSettings } from './settings.ts';
import type { Target } from './target.ts';

interface Asked {
  readonly loaded: LoadedApi;
  readonly target: Target;
  readonly settings: UserSettings;
  /** undefined for what is safe at the target. */
  readonly writes: WritePolicy | undefined;
  /** The folder that holds the journals. */
  readonly reports: string;
}

export interface OpenRun {
  readonly ok: true;
  readonly run: OpenedRun;
  readonly left: RunJournal['left'];
}

export function openRun({ loaded, target, settings, writes: asked, reports }: Asked): OpenRun | Failure {
  const redact = redactorFor(settings);
  const identity = newRun(loaded.plan.api.description.name);
  const writes = asked ?? target.defaultWrites;
  const opened = openRunJournal({ reports, loaded, target, writes, identity, redact });
  if (!opened.ok) return opened;
  const { journal, remarks, left } = opened;
  const { variables } = settings;
  return {
    ok: true,
    run: { loaded, target, identity, journal, remarks, writes, variables, redact },
    left,
  };
}

/** Masks the user's secrets by fingerprints that only this run can make. */
export function redactorFor({ secrets }: Pick<UserSettings, 'secrets'>): Redactor {
  return createRedactor(secrets, fingerprints(randomBytes(8).toString('hex')));
}

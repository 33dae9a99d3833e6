/** Undoes what an earlier run left, by the closing request of the same collection. */
import { problemText } from '../../boundary/index.ts';
import { closingItem, type PostmanCollection, undoCollection } from '../../collections/index.ts';
import type { Redactor } from '../../redaction/index.ts';
import { engines } from '../engines/index.ts';
import { agentsFor, type Connection, closeAgents, type RunLimits } from '../wire/index.ts';
import { isByHand } from './journal-record.ts';
import type { Journal } from './open-journal.ts';

export interface UndoRun {
  readonly collection: PostmanCollection;
  /** Base URL, credentials and headers of the user. */
  readonly variables: Readonly<Record<string, string>>;
  readonly limits: Pick<RunLimits, 'timeoutMs' | 'maxBodyBytes' | 'pace'>;
  readonly connection: Connection;
  readonly redact: Redactor;
}

/** Crosses out in the journal what it could undo; returns why the rest is left, each as a sentence. */
export async function undoLeft(journal: Journal, run: UndoRun): Promise<readonly string[]> {
  const pending = journal.entries.filter((entry) => !isByHand(entry));
  const collection = undoCollection(run.collection, pending);
  if (!collection) return [`the collection of the API has no request "${closingItem}"`];
  const problems: string[] = [];
  const { timeoutMs, maxBodyBytes, pace } = run.limits;
  const agents = agentsFor({ deadlineMs: () => timeoutMs, maxBodyBytes, pace }, run.connection);
  try {
    await engines.direct.run({
      collection,
      schedule: undefined,
      variables: { ...run.variables, writes: 'restore' },
      agents,
      onPreparing: () => {},
      maxBodyBytes,
      retries: 0,
      htmlextra: undefined,
      skip: () => undefined,
      onFact: (fact) => {
        if (fact.type === 'script-error') problems.push(fact.message);
        if (fact.type === 'assertion' && fact.outcome === 'failed')
          problems.push(...(fact.message ?? fact.name).split('\n'));
      },
      onPending: journal.keep,
      isEnding: () => false,
    });
  } catch (error) {
    problems.push(`${engines.direct.title} could not run: ${problemText(error)}`);
  } finally {
    closeAgents(agents);
  }
  return problems.map(run.redact);
}

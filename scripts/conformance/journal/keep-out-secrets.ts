import { jsonText } from '../../documentation/index.ts';
import type { Redactor } from '../../redaction/index.ts';
import type { JournalEntry, PendingUndo, UndoByHand } from './journal-record.ts';

/** The entry as it may be written down: where it holds a secret only what it is about, so that a person can do it. */
export function withoutSecrets(pending: PendingUndo, redact: Redactor): JournalEntry {
  const text = jsonText(pending);
  if (redact(text) === text) return pending;
  const byHand: UndoByHand = {
    for: redact(pending.for),
    what: redact(pending.what),
    byHand: 'its request holds a secret, which is not written to disk',
  };
  return byHand;
}

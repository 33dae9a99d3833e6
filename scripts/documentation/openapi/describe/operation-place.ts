import type { Note } from '../../collect-findings.ts';
import type { Spec, SpecOperation } from '../spec.ts';

/** Where an operation stands, and where to note what is wrong with it. */
export interface OperationPlace {
  readonly api: string;
  readonly id: string;
  readonly group: string;
  readonly spec: Spec;
  readonly idOf: (operation: SpecOperation) => string;
  readonly note: Note;
}

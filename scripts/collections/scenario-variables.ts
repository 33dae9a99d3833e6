/** Collection variables of one item at a time. All others of the runtime are about the run, and add up. */
import { attemptVariable } from './runtime/attempt-state.ts';
import { undoVariable } from './runtime/undo.ts';

export { undoVariable };

export const scenarioVariables: readonly string[] = [attemptVariable, undoVariable];

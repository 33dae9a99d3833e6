export { buildCollection, closingItem } from './build-collection.ts';
export type { CollectionParts } from './collection-parts.ts';
export { liveEnvironment, mockEnvironment, type PostmanEnvironment } from './environments.ts';
export { promisedHeaders } from './expectations.ts';
export type * from './postman-collection.ts';
export { unexplainedRefusals } from './prepare-script.ts';
export { mayRefuseGuess, refusesValues } from './runtime/after-answer.ts';
export {
  endingMessage,
  endingSwitch,
  findingsMessage,
  findingsSwitch,
  journalMessage,
  journalSwitch,
  type ReportedTest,
} from './runtime/journal.ts';
export { sameWording } from './runtime/same-wording.ts';
export { undoVariable } from './runtime/undo.ts';
export { undoCollection } from './undo-collection.ts';
export { scenarioVariables } from './variables.ts';

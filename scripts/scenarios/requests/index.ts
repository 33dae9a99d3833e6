export { documentedBaseline } from './baseline.ts';
export { plannedBody } from './body-plan.ts';
export {
  type PlannedRequest,
  withAbsentId,
  withBody,
  withCookie,
  withField,
  withFilledField,
  withHeader,
  withInput,
  withPathInput,
  withPathValue,
  withQuery,
} from './changes.ts';
export { effectWith, inputsWith } from './constants.ts';
export { withCreatedParents } from './created-parents.ts';
export { createsOf } from './creates.ts';
export { idPlaceOf } from './id-place.ts';
export { listedIdField, listedSource, listOfMade, listRead } from './lists.ts';
export { madeUpIn } from './made-up.ts';
export { fullerBodies, leanerBodies, type OtherBody } from './other-bodies.ts';
export { otherKeysIn } from './other-keys.ts';
export { inNamesOf, pathUpTo, variablesOf, withVariable } from './paths.ts';
export { requestOn } from './plain-request.ts';
export { removalOn } from './removals.ts';
export { stateRead } from './state-read.ts';

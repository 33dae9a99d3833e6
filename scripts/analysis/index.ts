export { once } from '../vocabulary/index.ts';
export { analyse } from './analyse.ts';
export { changeableFields } from './effects/changeable-fields.ts';
export { counterpartOf, verbOf } from './effects/counterparts.ts';
export { fieldsOfTheApi, followingFields } from './effects/following-fields.ts';
export { type OperationEffect, onlySignsIn } from './effects/operation-effect.ts';
export { dependsOnState, preventsRemoval } from './effects/refused-removals.ts';
export { saysReplace } from './effects/says-replace.ts';
export { type StateShown, stateShown } from './effects/state-shown.ts';
export { staysInAnotherState } from './effects/stays.ts';
export { type BodyExample, bodyExampleOf, validRequestOf } from './fields/body-example.ts';
export { type BodyField, bodyFieldsOf } from './fields/fields.ts';
export { wrapperOf } from './fields/wrapper.ts';
export type { Ground } from './ground.ts';
export {
  deeply,
  escapeStep,
  isObject,
  isScalar,
  type Kind,
  keysOf,
  kindOf,
  pointerTo,
  sameJson,
  sameType,
  valueAt,
  valuesAt,
  withValueAt,
} from './json.ts';
export type {
  Api,
  ApiHeader,
  ApiOperation,
  ApiOtherContent,
  ApiParameter,
  Content,
} from './model.ts';
export { type ListParameter, meaningOf, sortKeyIn } from './parameters/list-parameters.ts';
export { pageSizeIn } from './parameters/page-size.ts';
export { parameterValue, type TextForm } from './parameters/parameter-value.ts';
export { requiredCookies } from './parameters/required-cookies.ts';
export { firstPageOf, statesMeaning } from './parameters/stated-meaning.ts';
export { statedOrder } from './parameters/stated-order.ts';
export { type ApiIndex, resourceNamed } from './resources/api-index.ts';
export { copiedBy } from './resources/copies.ts';
export { createdIdIn } from './resources/created-id.ts';
export {
  createsAtItem,
  type DescribedResource,
  idInEntry,
  isSafe,
  isSuccess,
  itemsIn,
  listIn,
  type OperationRole,
  onlyReads,
  operationsOf,
  parentPath,
  pathOf,
  putCreates,
  type ResourceModel,
  saysUpdate,
  shownByRead,
  successOf,
} from './resources/index.ts';
export { isOfForm, jsonSuccesses, objectsAt } from './resources/items/documented-items.ts';
export { itemPathsOf } from './resources/items/item-paths.ts';
export {
  absentValue,
  allowsText,
  breachText,
  breakingTexts,
  breakingValues,
  breaks,
  exampleValue,
  freshValue,
  hasBothLimits,
  isDistinctive,
  keywordsOf,
  type Rule,
  reshuffled,
  ruleFor,
  rulesInWords,
  rulesOfField,
  rulesOfParameter,
  sampleValue,
  textBreaks,
  validValue,
} from './rules/index.ts';
export { type AcceptedBody, acceptedBodies } from './schemas/accepted-bodies.ts';
export { createAjv } from './schemas/ajv.ts';
export { type Breach, breachesOf, unknownName } from './schemas/breaches/index.ts';
export { describeErrors } from './schemas/judging/describe-errors.ts';
export { carriedPatternEngine } from './schemas/patterns.ts';
export { refusingSchema } from './schemas/refusing-schema.ts';
export { attributeOfSchema } from './schemas/written/attribute-of-schema.ts';
export {
  type AuthorizationForm,
  formsFor,
  formVariables,
  isAuthorization,
} from './security/authorization-forms.ts';
export {
  type Credential,
  carriesCredential,
  credentialsFor,
  isCredentialParameter,
} from './security/credentials.ts';
export { declaresNoCredentials, demandsCredentials } from './security/demands-credentials.ts';
export { listShowing, referenceFields, takenFields } from './statements/references.ts';
export { type NamedParameter, namedParameters, type Subject, subjectsOf } from './statements/subjects.ts';
export { type ResponseWords, type Statement, wordsOfResponse } from './statements/words.ts';

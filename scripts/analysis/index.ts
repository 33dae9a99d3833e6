export { analyse } from './analyse.ts';
export { counterpartOf, verbOf } from './effects/counterparts.ts';
export { followingFields } from './effects/following-fields.ts';
export { type BodyExample, bodyExampleOf, validRequestOf } from './fields/body-example.ts';
export { type BodyField, bodyFieldsOf } from './fields/fields.ts';
export { escapeStep, keysOf, pointerTo, sameJson, valueAt, valuesAt, withValueAt } from './json.ts';
export type { Api, ApiOperation, Content } from './model.ts';
export { type ApiIndex, indexApi, resourceNamed } from './resources/api-index.ts';
export {
  isSafe,
  isSuccess,
  itemsIn,
  listIn,
  onlyReads,
  operationsOf,
  parentPath,
  pathOf,
  putCreates,
  type ResourceModel,
  saysUpdate,
  successOf,
} from './resources/index.ts';
export {
  breachText,
  breakingTexts,
  breakingValues,
  breaks,
  exampleValue,
  hasTwoSides,
  type Rule,
  ruleFor,
  rulesInWords,
  rulesOfField,
  rulesOfParameter,
  sampleValue,
  textBreaks,
  validValue,
} from './rules/index.ts';
export { describeErrors } from './schemas/judging/describe-errors.ts';
export { formatTable } from './schemas/shapes/format-table.ts';
export { isObject } from './schemas/written/dialects.ts';
export { normaliseSchema } from './schemas/written/normalise-schema.ts';
export {
  type Credential,
  carriesCredential,
  isCredentialHeader,
  isCredentialParameter,
} from './security/credentials.ts';
export { listShowing, referenceFields, takenFields } from './statements/references.ts';
export { type NamedParameter, namedParameters, type Subject, subjectsOf } from './statements/subjects.ts';
export { type ResponseWords, type Saying, wordsOfResponse } from './statements/words.ts';
export { formOfValue, hasForm, type ValueForm } from './vocabulary/forms.ts';
export { isDemanded, type Match, saysNothing, type Topic, verbIn } from './vocabulary/index.ts';
export {
  kebabCase,
  mentions,
  nameKey,
  pascalCase,
  sameName,
  singular,
  withArticle,
  withoutId,
  wordsOf,
} from './vocabulary/names.ts';

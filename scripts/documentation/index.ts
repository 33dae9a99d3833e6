export { readCookies, withCookieIn } from './cookies.ts';
export { emptyAttribute } from './empty-attribute.ts';
export {
  isNumber,
  jsonText,
  parsedJson,
  parseJson,
  textOfJson,
  typeOfJson,
  wholeNumber,
  withPlainNumbers,
} from './exact-json.ts';
export { exampleValue } from './example-value.ts';
export { type Explanation, explain } from './findings.ts';
export {
  essence,
  type FormFile,
  type FormPart,
  formMediaType,
  formText,
  isForm,
  isJsonType,
  isMultipart,
  sampleFile,
} from './forms.ts';
export { grouped, groupedBy } from './grouped-by.ts';
export { headerInterpretations } from './header-values.ts';
export { escapeStep, keysOf, keysOfReference, pointerTo } from './json-pointer.ts';
export type * from './model.ts';
export { noContent } from './no-content.ts';
export type { Notation } from './notation.ts';
export { formatTable } from './patterns/format-table.ts';
export { matcherCode, matcherOf, readPattern } from './patterns/pattern.ts';
export { encoded, formDecoded, percentDecoded } from './percent-decoded.ts';
export { type ReadReferencedFile, readDescription } from './read-description.ts';
export { reasonPhrase } from './reason-phrase.ts';
export { claimsToDescribeApi, describesApi } from './recognise-format.ts';
export { allows, multipleOfPrecision, propertySchemas } from './schema-values/allows.ts';
export { effectiveSchema, isReadOnly, schemaAt } from './schema-values/effective-schema.ts';
export { textOfPattern } from './schema-values/pattern-text.ts';
export { schemaVariants } from './schema-values/schema-example.ts';
export {
  isObject,
  isSame,
  listIn,
  numberIn,
  objectIn,
  ownOf,
  referenceTo,
  referred,
  schemaLists,
  schemaMaps,
  singleSchemas,
} from './schema-values/schema-parts.ts';
export { withoutAnnotations } from './schema-values/without-annotations.ts';
export { type Carrier, carrierOf } from './scheme-carrier.ts';
export { slug } from './slug.ts';
export { documentedFor, isInRange, type OpenRange, rangeWithin, statusName } from './status-range.ts';
export { inCommas, itemsIn, pairsIn } from './text-parts.ts';
export { alternativesIn } from './type-words.ts';
export {
  fixedQuery,
  parseUriTemplate,
  pathSegments,
  pathShape,
  pathsAbove,
  pathTemplate,
  reservedVariables,
  variablesIn,
  variablesOf,
} from './uri-template.ts';
export { readWritten } from './written-values.ts';

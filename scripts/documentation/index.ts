export { exampleValue } from './example-value.ts';
export { type Explanation, explain } from './findings.ts';
export type * from './model.ts';
export { nothingSaid } from './nothing-said.ts';
export { matcherCode, matcherOf, readPattern } from './patterns/pattern.ts';
export { readBlueprint } from './read-blueprint.ts';
export { reasonPhrase } from './reason-phrase.ts';
export { slug } from './slug.ts';
export { fixedQuery, parseUriTemplate, pathSegments, pathShape, pathTemplate } from './uri-template.ts';

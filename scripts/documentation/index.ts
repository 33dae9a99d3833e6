export { exampleValue } from './example-value.ts';
export { type Explanation, explain } from './findings.ts';
export type * from './model.ts';
export { nothingSaid } from './nothing-said.ts';
export { type ReadBeside, readDescription } from './read-description.ts';
export { reasonPhrase } from './reason-phrase.ts';
export { slug } from './slug.ts';
export { fixedQuery, parseUriTemplate, pathSegments, pathShape, pathTemplate } from './uri-template.ts';

export type * from './model.ts';
export { fixedQuery, parseUriTemplate, pathSegments, pathShape, pathTemplate } from './uri-template.ts';

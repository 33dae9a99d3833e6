export { compileValidators } from './compile-validators.ts';
export { type DescribedError, describeErrors, type ValidationError } from './describe-errors.ts';
export { documentedPaths } from './documented-paths.ts';
export { inferSchemas } from './infer-schemas.ts';
export type * from './model.ts';
export { renderSchemas } from './render-schemas.ts';
export { renderTypes } from './render-types.ts';
export { undocumentedFields } from './undocumented-fields.ts';

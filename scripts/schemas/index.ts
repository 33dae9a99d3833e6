export { documentedPaths } from './judging/documented-paths.ts';
export { undocumentedFields } from './judging/undocumented-fields.ts';
export type * from './model.ts';
export { compileValidators } from './output/compile-validators.ts';
export { renderSchemas } from './output/render-schemas.ts';
export { renderTypes } from './output/render-types.ts';
export { schemaFiles } from './schema-files.ts';
export { selfContained } from './sharing/references.ts';

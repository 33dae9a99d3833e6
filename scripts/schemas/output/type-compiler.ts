/** Large and slow to load, so only imported when types are written. */
export { compile } from 'json-schema-to-typescript';

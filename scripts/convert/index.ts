export { type Conversion, openApiOf } from './open-api-document.ts';

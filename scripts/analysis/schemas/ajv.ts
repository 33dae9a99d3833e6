import { Ajv, type Options } from 'ajv';
import { formatTable } from './shapes/format-table.ts';

/** The one configuration by which bodies and parameters are judged: in collections, in the mock and while reading. */
export function createAjv(options: Options = {}): Ajv {
  return new Ajv({
    allErrors: true,
    strict: false,
    meta: false,
    validateSchema: false,
    logger: false,
    unicodeRegExp: false,
    formats: formatTable,
    ownProperties: true,
    ...options,
  });
}

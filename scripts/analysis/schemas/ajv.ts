import { Ajv, type Options } from 'ajv';
import { formatTable } from '../../documentation/index.ts';
import { patternEngine } from './patterns.ts';

/** The one configuration by which bodies and parameters are judged: in collections, in the mock and while reading. */
export function createAjv(options: Options = {}): Ajv {
  return new Ajv({
    allErrors: true,
    strict: false,
    meta: false,
    validateSchema: false,
    logger: false,
    code: { regExp: patternEngine },
    formats: formatTable,
    ownProperties: true,
    ...options,
  });
}

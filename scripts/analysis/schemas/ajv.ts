import type { Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { formatTable, multipleOfPrecision } from '../../documentation/index.ts';
import { patternEngine } from './patterns.ts';

/**
 * The one configuration by which bodies and parameters are judged, by JSON Schema 2020-12: in collections, in the mock
 * and while reading.
 */
export function createAjv(options: Options = {}): Ajv2020 {
  return new Ajv2020({
    allErrors: true,
    strict: false,
    meta: false,
    validateSchema: false,
    logger: false,
    formats: formatTable,
    ownProperties: true,
    multipleOfPrecision,
    ...options,
    code: { regExp: patternEngine, ...options.code },
  });
}

import { createRequire } from 'node:module';

/** The YAML library, loaded when a baseline is first read: most runs have none, and it takes its time. */
export function yaml(): typeof import('yaml') {
  return createRequire(import.meta.url)('yaml');
}

import { createRequire } from 'node:module';

/** Of package.json. */
export const { version } = createRequire(import.meta.url)('#package') as { readonly version: string };

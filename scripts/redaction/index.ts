export { type Mask, maskName, plainMask } from './mask.ts';
export type { MaskedSecret } from './mask-secrets.ts';
export { createRedactor, nothingHidden, type Redactor } from './redactor.ts';
export type { Secret } from './secret.ts';
export { maskCredentials } from './shapes/credentials.ts';

export { type Breach, breachesOf } from './breaches-of.ts';
export { unknownName } from './broken-values.ts';

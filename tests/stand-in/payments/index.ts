export { payments } from './api.ts';
export { defects } from './defects.ts';
export { variations } from './variations.ts';

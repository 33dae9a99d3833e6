export { bookings, readerKey } from './api.ts';
export { defects } from './defects.ts';
export { variations } from './variations.ts';

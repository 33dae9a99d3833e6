export { weatherStations } from './api.ts';
export { defects, notFoundYet } from './defects.ts';
export { variations } from './variations.ts';

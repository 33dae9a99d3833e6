export { weatherStations } from './api.ts';
export { type Defect, defects } from './defects.ts';
export { type Variation, variations } from './variations.ts';

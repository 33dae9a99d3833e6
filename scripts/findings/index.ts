export { adviceFor, docsOf, type ShownBy, titleOf } from './advice.ts';
export { causeOf } from './cause.ts';
export { type Deviation, type DeviationCode, deviationCodes, stablePlace } from './deviation.ts';
export { adviceAround, type Obstacle, type ObstacleCode, type Unproven, unprovenName } from './obstacle.ts';
export { sentenceOf } from './sentence.ts';

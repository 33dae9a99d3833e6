import { readingsDefects } from './defects/readings.ts';
import { serviceDefects } from './defects/service.ts';
import { readingStations } from './defects/stations.ts';
import { writingStations } from './defects/writing.ts';

export const defects = { ...serviceDefects, ...readingStations, ...writingStations, ...readingsDefects };

export type Defect = keyof typeof defects;

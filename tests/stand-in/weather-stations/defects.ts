import { readingsDefects } from './defects/readings.ts';
import { serviceDefects } from './defects/service.ts';
import { readingStations } from './defects/stations.ts';
import { writingStations } from './defects/writing.ts';

export const defects = { ...serviceDefects, ...readingStations, ...writingStations, ...readingsDefects };

export type Defect = keyof typeof defects;

const publicWithKey = 'public operations are asked with the key';
const otherMediaType = 'only the first media type of a request or response is used';
const queryOfSuccess = 'the effect of optional query parameters is not judged';
const listOfNothing = 'the list of the first station is empty, and no other one is asked for';
const behindAlternatives = 'the fields of oneOf and allOf are not compared with what was sent or asked for';
const requiredHeader = 'a missing required header is one of several likely grounds of the 400';

/** Defects that docproof does not find, each with the reason. */
export const notFoundYet: Partial<Record<Defect, string>> = {
  'status-needs-key': publicWithKey,
  'status-text-500': otherMediaType,
  'create-form-not-read': otherMediaType,
  'readings-csv-as-json': otherMediaType,
  'list-count-in-words': 'the schema of a response header is not judged',
  'list-kind-ignored': queryOfSuccess,
  'list-offset-ignored': queryOfSuccess,
  'readings-quantity-ignored': queryOfSuccess,
  'readings-since-ignored': queryOfSuccess,
  'create-location-elsewhere': 'Location is not followed where the body has the id',
  'create-unknown-field-taken': 'additionalProperties: false is no ground for a refusal',
  'replace-keeps-old': 'no replacement leaves optional fields out',
  'replace-sets-id': 'times that change with an update are accepted, read-only ones too',
  'readings-other-quantity': listOfNothing,
  'readings-mixed-up': listOfNothing,
  'readings-too-cold': listOfNothing,
  'readings-degrees': listOfNothing,
  'record-other-time': behindAlternatives,
  'reading-other': behindAlternatives,
  'record-any-recorder': requiredHeader,
  'record-400-as-428': requiredHeader,
  'delete-reading-all': 'the other entries of a nested list are not watched at a removal',
};

import type { Shape } from './shape.ts';

const dataLike = [
  /^\d+$/,
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  /^\d{4}-\d\d(-\d\d)?([T ].*)?$/,
  /@/,
  /^[a-z]+:\/\//i,
  /^(?=(?:.*\d){3})(?=.*[a-z])[\da-z]{12,}$/i,
  /^\d{1,3}(\.\d{1,3}){3}$/,
  /^[a-z\d-]+(\.[a-z\d-]+)*\.(com|net|org|io|edu|gov)$/i,
];

/** Whether the keys of an object are data (ids, dates, addresses), so that other objects have others. */
export function isMap(shape: Shape): boolean {
  const keys = [...shape.properties.keys()];
  return keys.length > 0 && keys.every((key) => dataLike.some((pattern) => pattern.test(key)));
}

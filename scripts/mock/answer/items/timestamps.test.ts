import { describe, expect, it } from 'vitest';
import { timeLike } from './timestamps.ts';

describe('a time', () => {
  const at = '2030-01-02T03:04:05.678Z';
  it.each([
    ['2014-11-11T08:40:51.620Z', '2030-01-02T03:04:05.678Z'],
    ['2014-11-11T08:40:51.620123Z', '2030-01-02T03:04:05.678000Z'],
    ['2014-11-11T08:40:51+02:00', '2030-01-02T03:04:05+00:00'],
    ['2014-11-11T08:40:51', '2030-01-02T03:04:05'],
    ['2014-11-11 08:40:51 UTC', '2030-01-02 03:04:05 UTC'],
    ['2014-11-11', '2030-01-02'],
    [1415695251, 1893553445],
    [1415695251620, 1893553445678],
    ['yesterday', undefined],
    [12, undefined],
  ])('is written like %s', (example, written) => {
    expect(timeLike(example, at)).toBe(written);
  });
});

import { duration } from '../model/text.ts';

interface Progress {
  readonly done: number;
  readonly total: number;
  readonly elapsedMs: number;
}

/** `, 12 s left` behind a separator, if the rest takes as long as what is done; empty at the start and at the end. */
export function timeLeft(separator: string, { done, total, elapsedMs }: Progress): string {
  return done === 0 || done === total
    ? ''
    : `${separator}${duration((elapsedMs / done) * (total - done))} left`;
}

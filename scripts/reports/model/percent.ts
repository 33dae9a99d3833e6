/** `97.4%`; `100%` only where it is all of it. */
export function percentText(percent: number | null): string {
  if (percent === null) return 'no score';
  return percent === 100 ? '100%' : `${Math.min(99.9, Math.round(percent * 10) / 10)}%`;
}

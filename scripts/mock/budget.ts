/** Bytes that all connections together may hold in memory at one time. */
export interface Budget {
  /** Whether there was room for so many bytes more; if so they are taken. */
  take(bytes: number): boolean;
  giveBack(bytes: number): void;
}

export function createBudget(most: number): Budget {
  let taken = 0;
  return {
    take(bytes) {
      if (taken + bytes > most) return false;
      taken += bytes;
      return true;
    },
    giveBack(bytes) {
      taken -= bytes;
    },
  };
}

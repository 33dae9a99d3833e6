/** Seconds to wait for an answer: short at a server that hangs, else longer than a busy machine may stand still. */
export function patienceAt(defect?: string): number {
  return defect?.includes('hang') ? 1 : 30;
}

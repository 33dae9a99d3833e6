/** A deadline that the target is held to: time in which this process itself was busy does not count. */

/** A process that listens comes to its timers about so often, in ms. */
const sliceMs = 500;

/** Returns what ends it. */
export function deadline(ms: number, act: () => void): () => void {
  let left = ms;
  let timer: NodeJS.Timeout;
  const wait = () => {
    const slice = Math.min(left, sliceMs);
    const began = performance.now();
    timer = setTimeout(() => {
      left -= Math.min(performance.now() - began, 2 * slice);
      if (left > 0) wait();
      // What has come while the process was busy is looked at first.
      else setImmediate(act);
    }, slice);
  };
  wait();
  return () => clearTimeout(timer);
}

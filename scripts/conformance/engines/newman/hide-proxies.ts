/** Runs at this moment, and what NO_PROXY was before the first of them. */
let running = 0;
let noProxyBefore: string | undefined;

/**
 * Newman takes a proxy from the environment, for every target and with an agent of its own: the agents of the run decide.
 * Gives back what restores the environment.
 */
export function hideProxies(): () => void {
  if (running === 0) noProxyBefore = process.env.NO_PROXY;
  running += 1;
  process.env.NO_PROXY = '*';
  return () => {
    running -= 1;
    if (running > 0) return;
    if (noProxyBefore === undefined) delete process.env.NO_PROXY;
    else process.env.NO_PROXY = noProxyBefore;
  };
}

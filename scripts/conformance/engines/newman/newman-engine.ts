/** Runs a collection in Newman. */
import { type Engine, type EngineRun, variablesOf } from '../engine.ts';
import { boundBodies } from './bound-bodies.ts';
import { htmlextraReporter, takePage } from './html-page.ts';
import { loadNewman } from './newman.ts';
import { answerMessages, reportFacts } from './report-facts.ts';

export const newmanEngine: Engine = { title: 'Newman', run };

async function run(run: EngineRun): Promise<string | undefined> {
  const newman = loadNewman();
  let page: string | undefined;
  const restoreProxies = hideProxies();
  await new Promise<void>((resolve, reject) => {
    const emitter = newman.run(
      {
        collection: JSON.parse(JSON.stringify(run.collection)),
        envVar: Object.entries(variablesOf(run)).map(([key, value]) => ({ key, value })),
        requestAgents: run.agents,
        // The scripts follow redirects themselves, where these do not lead to another origin.
        ignoreRedirects: true,
        cookieJar: new CookieJar(),
        color: 'off',
        ...htmlextraReporter(run.htmlextra),
      },
      (error) => (error ? reject(error) : resolve()),
    );
    reportFacts(emitter, run);
    answerMessages(emitter, run);
    boundBodies(emitter);
    takePage(emitter, (content) => {
      page = content;
    });
  }).finally(restoreProxies);
  return page;
}

/** A jar that keeps no cookie: credentials are those that the user gives. Newman accepts only a class of this name. */
class CookieJar {
  getCookieString(_url: unknown, done: (error: null, cookies: string) => void): void {
    done(null, '');
  }

  getCookies(_url: unknown, done: (error: null, cookies: readonly never[]) => void): void {
    done(null, []);
  }

  setCookie(_cookie: unknown, _url: unknown, _options: unknown, done: (error: null) => void): void {
    done(null);
  }
}

/** Runs at this moment, and what NO_PROXY was before the first of them. */
let running = 0;
let noProxyBefore: string | undefined;

/**
 * Newman takes a proxy from the environment, for every target and with an agent of its own: the agents of the run decide.
 * Gives back what restores the environment.
 */
function hideProxies(): () => void {
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

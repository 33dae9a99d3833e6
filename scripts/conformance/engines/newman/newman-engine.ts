/** Runs a collection in Newman. */
import { type Engine, type EngineRun, variablesOf } from '../engine.ts';
import { boundBodies } from './bound-bodies.ts';
import { hideProxies } from './hide-proxies.ts';
import { htmlextraReporter, takePage } from './html-page.ts';
import { loadNewman } from './newman.ts';
import { CookieJar } from './no-cookies.ts';
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

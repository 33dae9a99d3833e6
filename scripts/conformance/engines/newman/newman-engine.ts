/** Runs a collection in Newman. */
import type { EventEmitter } from 'node:events';
import { size } from '../../wire/index.ts';
import { type Engine, type EngineRun, variablesOf } from '../engine.ts';
import { loadNewman, type NewmanEmitter } from './newman.ts';
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
 * Returns what restores the environment.
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

/** Of one body, and of the bodies of a run together. In bytes. */
const most = { each: 256 * 1024, all: 8 * 1024 * 1024 };

/** Shorter than the line that would be in its place. */
const short = 200;

interface KeptResponse {
  stream?: Buffer;
}

/** Puts a line in place of each body that is too large, once the scripts of its item are done with it. */
function boundBodies(emitter: EventEmitter): void {
  let room = most.all;
  let kept: KeptResponse | undefined;
  emitter.on('request', (_error: unknown, { response }: { readonly response?: KeptResponse }) => {
    kept = response;
  });
  emitter.on('item', () => {
    const bytes = kept?.stream?.length ?? 0;
    if (kept && bytes > short && (bytes > most.each || bytes > room)) {
      kept.stream = Buffer.from(`A body of ${size(bytes)}: index.html shows what is kept of it.`);
    }
    room -= kept?.stream?.length ?? 0;
    kept = undefined;
  });
}

/** The options of Newman that ask for the page. */
function htmlextraReporter(title: string | undefined): object {
  if (title === undefined) return { reporters: [] };
  return {
    reporters: ['htmlextra'],
    reporter: {
      htmlextra: {
        browserTitle: title,
        title,
        showEnvironmentData: false,
        skipGlobalVars: ['*'],
        omitHeaders: false,
        logs: true,
      },
    },
  };
}

/**
 * Takes the page from the reporter before Newman writes it to a file: secrets in it must be masked first. Listens
 * only once the run starts, so that the reporter's own listener has come before.
 */
function takePage(emitter: NewmanEmitter, keep: (content: string) => void): void {
  emitter.once('start', () => {
    emitter.on('beforeDone', () => {
      for (const exported of emitter.exports?.splice(0) ?? []) keep(String(exported.content));
    });
  });
}

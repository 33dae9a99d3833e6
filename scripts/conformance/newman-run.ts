/** The one place that knows Newman: runs a collection and tells plain facts of it. */
import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import {
  endingMessage,
  endingSwitch,
  journalMessage,
  journalSwitch,
  type PostmanCollection,
} from '../collections/index.ts';
import type { Exchange } from './record.ts';
import { type Agents, isCutAnswer } from './wire/index.ts';

/** What Newman tells, for the item (by its id) that was being run. */
export type RunFact =
  | { readonly type: 'item-started'; readonly item: string }
  | {
      readonly type: 'exchange';
      readonly item: string;
      readonly main: boolean;
      /** An answer came, but it was too large or not complete in time. */
      readonly isCut?: boolean;
      readonly exchange: Omit<Exchange, 'role'>;
    }
  | {
      readonly type: 'assertion';
      readonly item: string;
      readonly name: string;
      readonly outcome: 'passed' | 'failed' | 'skipped';
      readonly message: string | undefined;
    }
  | { readonly type: 'script-error'; readonly item: string; readonly message: string }
  | { readonly type: 'item-finished'; readonly item: string };

export interface NewmanRun {
  readonly collection: PostmanCollection;
  readonly variables: Readonly<Record<string, string>>;
  /** Carry every request, also those of scripts: they set its deadline and limits, and choose its proxy. */
  readonly agents: Agents;
  readonly insecure: boolean;
  readonly htmlextra: HtmlextraOptions | undefined;
  /** Asked before each item: the reason to skip it, if there is one. */
  readonly skip: (item: string) => string | undefined;
  readonly onFact: (fact: RunFact) => void;
  /**
   * Takes what is to be undone, as JSON, before the request that makes it necessary is sent; where it throws, the
   * request is not sent. Undefined where nobody keeps a journal.
   */
  readonly onPending: ((pending: string) => void) | undefined;
  /** Whether the run is to end: scripts that wait for the target then wait no longer. */
  readonly isEnding: () => boolean;
  /** Called before and after the scripts that prepare an item, which look up what its request needs. */
  readonly onPreparing: (item: string | undefined) => void;
}

export interface HtmlextraOptions {
  /** Path of another template than htmlextra's own. */
  readonly template: string | undefined;
  readonly title: string;
}

/** Of a longer body no more is masked: a record keeps less than this. In bytes. */
const longestBody = 320 * 1024;

/** Keeps no cookie: who asks is told by what the user gives. Newman takes nothing that is not called so. */
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

/** Gives htmlextra's page, if it was asked for, when all items are through; rejects only where Newman could not run. */
export async function runWithNewman(run: NewmanRun): Promise<string | undefined> {
  const newman = createRequire(import.meta.url)('newman') as Newman;
  let page: string | undefined;
  const restoreProxies = hideProxies();
  await new Promise<void>((resolve, reject) => {
    const emitter = newman.run(
      {
        collection: JSON.parse(JSON.stringify(run.collection)),
        envVar: Object.entries(variablesOf(run)).map(([key, value]) => ({ key, value })),
        requestAgents: run.agents,
        insecure: run.insecure,
        // The scripts follow redirects themselves, where these do not lead to another origin.
        ignoreRedirects: true,
        cookieJar: new CookieJar(),
        color: 'off',
        ...htmlextraReporter(run.htmlextra),
      },
      (error) => (error ? reject(error) : resolve()),
    );
    tellFacts(emitter, run);
    answerScripts(emitter, run);
    takePage(emitter, (content) => {
      page = content;
    });
  }).finally(restoreProxies);
  return page;
}

function variablesOf({ variables, onPending }: NewmanRun): Readonly<Record<string, string>> {
  return { ...variables, [endingSwitch]: 'on', ...(onPending ? { [journalSwitch]: 'on' } : {}) };
}

/** Runs at this moment, and what NO_PROXY was before the first of them. */
let running = 0;
let noProxyBefore: string | undefined;

/** Newman takes a proxy from the environment, for every target and with an agent of its own: the given agents decide. */
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

function htmlextraReporter(options: HtmlextraOptions | undefined): object {
  if (!options) return { reporters: [] };
  return {
    reporters: ['htmlextra'],
    reporter: {
      htmlextra: {
        browserTitle: options.title,
        title: options.title,
        showEnvironmentData: false,
        skipGlobalVars: ['*'],
        omitHeaders: false,
        logs: true,
        ...(options.template === undefined ? {} : { template: options.template }),
      },
    },
  };
}

interface Newman {
  run(options: object, done: (error: Error | null) => void): NewmanEmitter;
}

interface NewmanEmitter extends EventEmitter {
  /** What reporters want to have written. */
  readonly exports?: { readonly content: unknown }[];
}

interface LiveItem {
  readonly id: string;
  readonly name: string;
  readonly events: { clear(): void; add(event: object): void };
}

interface NewmanArguments {
  readonly item: LiveItem;
  readonly request: { readonly method: string; readonly url: { toString(): string } } & Record<
    string,
    unknown
  >;
  readonly response: Record<string, unknown> | undefined;
  readonly assertion: string;
  readonly skipped: boolean;
  readonly execution: { readonly error?: Error };
}

function tellFacts(emitter: EventEmitter, run: NewmanRun): void {
  let item = '';
  const on = (event: string, tell: (error: Error | null, args: NewmanArguments) => void) =>
    emitter.on(event, tell);
  on('beforeItem', (_error, { item: started }) => {
    item = started.id;
    const reason = run.skip(item);
    if (reason !== undefined) skip(started, reason);
    run.onFact({ type: 'item-started', item });
  });
  on('beforePrerequest', () => run.onPreparing(item));
  on('prerequest', () => run.onPreparing(undefined));
  on('request', (error, args) => {
    run.onFact({
      type: 'exchange',
      item,
      // Requests of scripts come with an item that has no name.
      main: Boolean(args.item?.name),
      isCut: isCutAnswer(error),
      exchange: exchangeOf(args, error),
    });
  });
  on('assertion', (error, { assertion, skipped }) => {
    const outcome = skipped ? 'skipped' : error ? 'failed' : 'passed';
    run.onFact({ type: 'assertion', item, name: assertion, outcome, message: error?.message });
  });
  on('script', (error, { execution }) => {
    const problem = error ?? execution?.error;
    if (problem) run.onFact({ type: 'script-error', item, message: problem.message });
  });
  on('item', () => run.onFact({ type: 'item-finished', item }));
}

interface ConsoleArguments {
  cursor: object;
  readonly messages: readonly unknown[];
}

function answerScripts(emitter: EventEmitter, { onPending, isEnding }: NewmanRun): void {
  emitter.on('console', (_error: null, told: ConsoleArguments) => {
    const [name, pending] = told.messages;
    if (name !== journalMessage && name !== endingMessage) return;
    // htmlextra shows console messages at the request that the cursor names: this one is for nobody to read.
    told.cursor = {};
    if (name === journalMessage) onPending?.(String(pending));
    else if (isEnding()) throw new Error('the run is to end');
  });
}

/** Replaces an item's scripts by one that skips it: Newman has no way to be told from outside. */
function skip(item: LiveItem, reason: string): void {
  item.events.clear();
  item.events.add({
    listen: 'prerequest',
    script: { exec: [`pm.test.skip(${JSON.stringify(`skipped: ${reason}`)}); pm.execution.skipRequest();`] },
  });
}

function exchangeOf(args: NewmanArguments, error: Error | null): Omit<Exchange, 'role'> {
  const { request, response } = args;
  return {
    request: {
      method: request.method,
      url: request.url.toString(),
      headers: pairs(request.headers),
      body: bodyText(request.body),
    },
    response: response?.code === undefined ? undefined : responseOf(response),
    error: error?.message,
    durationMs: Number(response?.responseTime ?? 0),
  };
}

function responseOf(response: Record<string, unknown>): NonNullable<Exchange['response']> {
  const stream = response.stream as Buffer | undefined;
  const bytes = stream?.length ?? 0;
  return {
    status: Number(response.code),
    reason: String(response.status ?? ''),
    headers: pairs(response.headers),
    body: stream ? stream.subarray(0, longestBody).toString('utf8') : '',
    bodyBytes: bytes,
  };
}

function pairs(list: unknown): Exchange['request']['headers'] {
  const all =
    (list as { all?: () => { key: string; value: string; disabled?: boolean }[] } | undefined)?.all?.() ?? [];
  return all
    .filter((pair) => !pair.disabled)
    .map(({ key, value }) => ({ name: key, value: String(value ?? '') }));
}

function bodyText(body: unknown): string | undefined {
  const raw = (body as { raw?: string } | undefined)?.raw;
  return raw === undefined || raw === '' ? undefined : raw;
}

/** Newman's events as facts. */
import type { EventEmitter } from 'node:events';
import type { Exchange } from '../../record.ts';
import { isCutAnswer } from '../../wire/index.ts';
import { answersMessage, type EngineRun, isForHost, recordedResponse, skipScript } from '../engine.ts';

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

export function reportFacts(emitter: EventEmitter, run: EngineRun): void {
  let item = '';
  const over = (next: string) => {
    if (item !== '' && item !== next) run.onFact({ type: 'item-over', item });
  };
  const on = (event: string, report: (error: Error | null, args: NewmanArguments) => void) =>
    emitter.on(event, report);
  on('beforeItem', (_error, { item: started }) => {
    over(started.id);
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
  on('beforeDone', () => over(''));
}

interface ConsoleArguments {
  cursor: object;
  readonly messages: readonly unknown[];
}

export function answerMessages(emitter: EventEmitter, run: EngineRun): void {
  emitter.on('console', (_error: null, printed: ConsoleArguments) => {
    const [name, content] = printed.messages;
    if (!isForHost(name)) return;
    // htmlextra shows console messages at the request that the cursor names: this one is for nobody to read.
    printed.cursor = {};
    answersMessage(run, name, content);
  });
}

/** Newman has no other way to skip an item from outside. */
function skip(item: LiveItem, reason: string): void {
  item.events.clear();
  item.events.add({ listen: 'prerequest', script: { exec: [skipScript(item.id, reason)] } });
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
  return recordedResponse({
    status: Number(response.code),
    reason: String(response.status ?? ''),
    headers: pairs(response.headers),
    body: response.stream as Buffer | undefined,
  });
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

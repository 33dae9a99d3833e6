/** What runs a collection. Whatever comes after it cannot tell which engine that was. */
import {
  endingMessage,
  endingSwitch,
  findingsMessage,
  findingsSwitch,
  journalMessage,
  journalSwitch,
  type PostmanCollection,
  type ReportedTest,
} from '../../collections/index.ts';
import { type Deviation, type Unproven, unprovenName } from '../../findings/index.ts';
import type { Exchange } from '../record.ts';
import type { Schedule } from '../schedule.ts';
import type { Agents } from '../wire/index.ts';
import type { ScriptContext } from './direct/script-context.ts';

export interface Engine {
  /** As messages call it. */
  readonly title: string;
  /**
   * Runs all items of a collection, in their order or by the schedule. Resolves with the HTML page of htmlextra where one was asked for and
   * the engine writes one; rejects only where the engine itself could not run.
   */
  run(run: EngineRun): Promise<string | undefined>;
}

/** What an engine reports, for the item (by its id) that it concerns. */
export type RunFact =
  | { readonly type: 'item-started'; readonly item: string }
  | {
      readonly type: 'exchange';
      readonly item: string;
      /** The request of the item itself, not one that its scripts send. */
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
      /** What a failed assertion of docproof's own found. */
      readonly deviations?: readonly Deviation[];
      /** Where it was skipped to say that the response is not proven. */
      readonly unproven?: Unproven;
    }
  | { readonly type: 'script-error'; readonly item: string; readonly message: string }
  /** Sent once; a script may have it sent again. */
  | { readonly type: 'item-finished'; readonly item: string }
  /** It is not sent again, and nothing more is reported of it. */
  | { readonly type: 'item-over'; readonly item: string };

export interface EngineRun {
  readonly collection: PostmanCollection;
  /** Only for an engine that can run items at the same time; what it does not name comes afterwards, one by one. */
  readonly schedule: Schedule | undefined;
  /** The environment of the collection. */
  readonly variables: Readonly<Record<string, string>>;
  /** Carry every request, also those of scripts: they set its deadline and limits, and choose its proxy and certificates. */
  readonly agents: Agents;
  /** For the decoded body of an answer. */
  readonly maxBodyBytes: number;
  /** How often a safe request is sent again that failed on its way; 0 for an engine that cannot. */
  readonly retries: number;
  /** The title of htmlextra's page; undefined for no page. */
  readonly htmlextra: string | undefined;
  /** Scripts of the same collection that an earlier run has compiled; only used by the direct engine. */
  readonly scripts?: ScriptContext | undefined;
  /** Asked before each item: the reason to skip it, if there is one. */
  readonly skip: (item: string) => string | undefined;
  readonly onFact: (fact: RunFact) => void;
  /**
   * Takes what is to be undone, as JSON, before the request that makes it necessary is sent; where it throws, the
   * request is not sent. Undefined if nobody keeps a journal.
   */
  readonly onPending: ((pending: string) => void) | undefined;
  /** Takes what the next test of an item finds, as JSON (`ReportedTest`). */
  readonly onFindings?: (reported: string) => void;
  /** Whether the run is to end: scripts that wait for the target then wait no longer. */
  readonly isEnding: () => boolean;
  /**
   * Called before and after the scripts that prepare an item, which look up what its request needs, by an engine that
   * cannot say it with each request (`Purpose`).
   */
  readonly onPreparing: (item: string | undefined) => void;
}

/** The environment of a run; it asks the scripts for what is pending where a journal is kept, and answers their question. */
export function variablesOf({
  variables,
  onPending,
  onFindings,
}: EngineRun): Readonly<Record<string, string>> {
  return {
    ...variables,
    [endingSwitch]: 'on',
    ...(onFindings ? { [findingsSwitch]: 'on' } : {}),
    ...(onPending ? { [journalSwitch]: 'on' } : {}),
  };
}

/** Answers a console message that scripts send to their host; false for one that is for people. Throws for a yes. */
export function answersMessage(
  { onPending, onFindings, isEnding }: EngineRun,
  name: unknown,
  content: unknown,
): boolean {
  switch (name) {
    case journalMessage:
      onPending?.(String(content));
      return true;
    case findingsMessage:
      onFindings?.(String(content));
      return true;
    case endingMessage:
      if (isEnding()) throw new Error('the run is to end');
      return true;
    default:
      return false;
  }
}

/** Whether a console message is for the host of the scripts and not for people. */
export function isForHost(name: unknown): boolean {
  return name === journalMessage || name === findingsMessage || name === endingMessage;
}

/** The pre-request script of an item that is skipped. Those of the collection still run before it. */
export function skipScript(item: string, reason: string): string {
  const unproven: Unproven = { verdict: 'skipped', text: reason };
  const test = unprovenName(unproven);
  const reported: ReportedTest = { item, test, deviations: [], unproven };
  const [message, content, name] = [findingsMessage, JSON.stringify(reported), test].map((text) =>
    JSON.stringify(text),
  );
  return `console.info(${message}, ${content}); pm.test.skip(${name}); pm.execution.skipRequest();`;
}

/** Of a longer body no more is masked: a record keeps less than this. In bytes. */
const longestBody = 320 * 1024;

/** An answer as a record has it. */
export function recordedResponse(answer: {
  readonly status: number;
  readonly reason: string;
  readonly headers: NonNullable<Exchange['response']>['headers'];
  readonly body: Buffer | undefined;
}): NonNullable<Exchange['response']> {
  const { body, ...head } = answer;
  return {
    ...head,
    body: body?.subarray(0, longestBody).toString('utf8') ?? '',
    bodyBytes: body?.length ?? 0,
  };
}

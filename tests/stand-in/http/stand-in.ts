import type { Answer, Request } from './messages.ts';
import { type Entry, type Manner, serve } from './serve.ts';

/** A hand-written server of one API: its data, and how it answers. */
export interface Api<State> {
  readonly prefix: string;
  /** What it takes for the credential. */
  readonly key: string;
  readonly filled: () => State;
  readonly empty: () => State;
  readonly answer: (request: Request, state: State) => Answer;
}

/** One request on its way to the sound API, which a change may alter, replace or follow up. */
export interface Passage<State> {
  readonly request: Request;
  readonly state: State;
  /** The sound API's answer; it acts on the state when called. */
  readonly sound: (request?: Request) => Answer;
}

/** What is done to a request and its answer; a new one is made for each stand-in, so it may remember. */
export type Change<State> = (passage: Passage<State>) => Answer;

/** One way in which an API breaks its documentation. */
export interface Flaw<State> {
  /** One sentence. */
  readonly says: string;
  readonly change: () => Change<State>;
  /** Where no client can bring the account back to what it was. */
  readonly spoils?: boolean;
}

/** One way in which an API keeps to its documentation and still differs from another that does. */
export interface Manners<State> {
  /** One sentence. */
  readonly says: string;
  readonly change?: () => Change<State>;
  readonly state?: () => State;
  readonly prefix?: string;
  /** What a user types as base URL, given the plain one. */
  readonly baseUrl?: (plain: string) => string;
  readonly manner?: Manner;
}

export interface StandIn<State> {
  readonly baseUrl: string;
  readonly key: string;
  readonly journal: readonly Entry[];
  /** A copy of what is stored now. */
  state(): State;
  close(): Promise<void>;
}

/** Several changes at once; the first one meets the sound API, the last one the client. */
export function together<State>(makers: readonly (() => Change<State>)[]): () => Change<State> {
  return () => {
    const changes = makers.map((make) => make());
    return ({ request, state, sound }) => {
      const answer = changes.reduce<(request: Request) => Answer>(
        (inner, change) => (asked) =>
          change({ request: asked, state, sound: (other = asked) => inner(other) }),
        sound,
      );
      return answer(request);
    };
  };
}

/** Several manners at once; of what only one can be, the last one counts. */
export function mixed<State>(all: readonly Manners<State>[]): Manners<State> {
  const changes = all.flatMap(({ change }) => change ?? []);
  const says = all.map((each) => each.says).join(' ');
  return Object.assign({}, ...all, { says, change: together(changes) }) as Manners<State>;
}

/** Starts an API, sound unless a flaw is given. */
export async function raise<State>(
  api: Api<State>,
  options: {
    readonly flaw?: Flaw<State>;
    readonly manners?: Manners<State>;
    readonly state?: State;
  } = {},
): Promise<StandIn<State>> {
  const { flaw, manners } = options;
  const state = options.state ?? manners?.state?.() ?? api.filled();
  const changes = [manners?.change, flaw?.change].filter((change) => change !== undefined);
  const change = together(changes)();
  const sound = (request: Request) => api.answer(request, state);
  const answer = (asked: Request) =>
    change({ request: asked, state, sound: (other = asked) => sound(other) });
  const listening = await serve(manners?.prefix ?? api.prefix, answer, manners?.manner);
  return {
    baseUrl: manners?.baseUrl?.(listening.baseUrl) ?? listening.baseUrl,
    key: api.key,
    journal: listening.journal,
    state: () => structuredClone(state),
    close: listening.close,
  };
}

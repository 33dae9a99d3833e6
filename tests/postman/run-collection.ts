/**
 * A small runner of Postman collections, written from what Postman documents of its scripts. Newman takes half a
 * second of processor time where this takes a hundredth: so what the collection itself finds out is asked here, and
 * that Newman and docproof find the same in each kind of case in `other-runners.test.ts`.
 */
import { type Body, type Collection, type Item, requestsOf, scriptsOf } from './collection.ts';
import { planned, signed } from './planned-request.ts';
import { type Pending, Sandbox } from './script.ts';
import { exchange, exchangeFollowing, type Received, usualPatienceMs } from './wire.ts';

/** The outcome of one request. */
export interface Outcome {
  readonly id: string;
  readonly name: string;
  /** `failed` where a test failed; else what a skipped test says before its colon; else `conforms`. */
  readonly verdict: string;
  /** The failed test and its message, or the skipped one. */
  readonly reason: string;
  /** What its failed tests found, as data: the scripts report it to a host that asks for it. */
  readonly deviations: readonly Deviation[];
}

interface Deviation {
  readonly code: string;
  readonly place?: string;
}

interface Reported {
  readonly item: string;
  readonly deviations: readonly Deviation[];
}

interface Told {
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly text: string;
}

type Variables = Map<string, unknown>;

/** How fast a run is. */
export interface Pace {
  /** How long each answer is waited for. */
  readonly patienceMs?: number;
  /** Nothing that a script waits for takes time. */
  readonly hurries?: boolean;
}

/** Runs all requests of a collection, with these variables in its environment. */
export async function runCollection(
  collection: Collection,
  environment: Readonly<Record<string, string>>,
  { patienceMs = usualPatienceMs, hurries = false }: Pace = {},
): Promise<readonly Outcome[]> {
  const found = new Map<string, Deviation[]>();
  const sandbox = new Sandbox(hurries, (name, content) => {
    if (name !== 'docproof.findings') return;
    const { item, deviations } = JSON.parse(content) as Reported;
    found.set(item, [...(found.get(item) ?? []), ...deviations]);
  });
  const own: Variables = new Map(collection.variable?.map(({ key, value }) => [key, value]));
  const told = new Map<Item, Told[]>();
  const given: Variables = new Map(Object.entries({ docproofFindings: 'on', ...environment }));
  const before = scriptsOf(collection, 'prerequest');
  // What a script sets for itself lasts as long as the run.
  const local: Variables = new Map();
  for (const item of requestsOf(collection.item)) {
    const tests: Told[] = [];
    told.set(item, tests);
    let again = true;
    while (again) again = await runItem(item, tests);
  }
  // A request that only cleans up has no tests; it is reported if a test of its script failed.
  return [...told]
    .filter(([item, tests]) => tests.length > 0 || scriptsOf(item, 'test').length > 0)
    .map(([item, tests]) => ({ ...outcomeOf(item, tests), deviations: found.get(item.id ?? '') ?? [] }));

  async function runItem(item: Item, tests: Told[]): Promise<boolean> {
    const lookUp = (name: string) => [local, given, own].find((each) => each.has(name))?.get(name);
    const filled = (text: string): string =>
      text.replace(/\{\{([^{}]+)\}\}/g, (whole, name: string) => String(lookUp(name) ?? whole));
    const request = planned(item, collection.auth);
    let skipped = false;
    let again = false;
    let received: Received | undefined;

    const pmFor = (pending: Pending, over: boolean) => ({
      variables: {
        get: lookUp,
        set: (name: string, value: unknown) => void local.set(name, value),
        unset: (name: string) => void local.delete(name),
        replaceIn: filled,
      },
      collectionVariables: {
        get: (name: string) => own.get(name),
        set: (name: string, value: unknown) => void own.set(name, value),
        unset: (name: string) => void own.delete(name),
      },
      info: { requestId: item.id ?? item.name, requestName: item.name },
      request: {
        get method() {
          return request.method;
        },
        set method(method: string) {
          request.method = method;
        },
        url: {
          update: (url: string) => {
            request.url = url;
          },
          toString: () => request.url,
        },
        headers: {
          upsert: ({ key, value }: { key: string; value: string }) =>
            void request.headers.set(key.toLowerCase(), value),
          remove: (name: string) => void request.headers.delete(name.toLowerCase()),
          get: (name: string) => request.headers.get(name.toLowerCase()),
          has: (name: string) => request.headers.has(name.toLowerCase()),
        },
        authorizeUsing: (type: string) => {
          request.auth = { type };
        },
        ...(request.body && {
          body: {
            update: (body: Body) => {
              request.body = body;
            },
          },
        }),
      },
      ...(over && { response: responseOf(received) }),
      test: Object.assign(
        (name: string, check: () => void) => {
          try {
            check();
            tests.push({ outcome: 'passed', text: name });
          } catch (problem) {
            tests.push({ outcome: 'failed', text: `${name}: ${messageOf(problem)}` });
          }
        },
        { skip: (name: string) => void tests.push({ outcome: 'skipped', text: name }) },
      ),
      execution: {
        skipRequest: () => {
          skipped = true;
        },
        setNextRequest: (id: string | null) => {
          if (id !== item.id) throw new Error(`only the same request can be run again, not ${id}`);
          again = true;
        },
      },
      sendRequest: (
        wanted: {
          readonly url: string;
          readonly method: string;
          readonly header: readonly { readonly key: string; readonly value: string }[];
          readonly body?: { readonly raw: string };
        },
        done: (problem: { readonly message: string } | null, response?: unknown) => void,
      ) => {
        const headers = new Map(wanted.header.map(({ key, value }) => [key.toLowerCase(), value]));
        const sent = exchangeFollowing({ ...wanted, headers, body: wanted.body?.raw ?? '' }, patienceMs);
        void pending.during(
          sent.then(
            (came) => done(null, responseOf(came)),
            (problem) => done({ message: messageOf(problem) }),
          ),
        );
      },
    });

    for (const text of [...before, ...scriptsOf(item, 'prerequest')]) {
      if (!skipped) await sandbox.run(text, (pending) => pmFor(pending, false));
    }
    if (skipped) return again;
    received = await exchange(signed(request, filled), patienceMs).catch(() => undefined);
    for (const text of scriptsOf(item, 'test')) await sandbox.run(text, (pending) => pmFor(pending, true));
    return again;
  }
}

/** One line for each request, to read in a failure. */
export function listed(outcomes: readonly Outcome[]): string {
  return outcomes.map(({ id, verdict, reason }) => `${id} ${verdict}: ${reason}`).join('\n');
}

/** What a script sees of an answer; without one, nothing but its methods. */
function responseOf(received: Received | undefined): unknown {
  return {
    code: received?.status,
    status: received?.reason,
    headers: {
      get: (name: string) => received?.headers[name.toLowerCase()]?.toString(),
    },
    text: () => received?.text ?? '',
  };
}

function outcomeOf({ id = '', name }: Item, tests: readonly Told[]): Omit<Outcome, 'deviations'> {
  const failed = tests.find(({ outcome }) => outcome === 'failed');
  if (failed) return { id, name, verdict: 'failed', reason: failed.text };
  const said = tests.find(({ outcome, text }) => outcome === 'skipped' && /^\w+: /.test(text));
  if (said) return { id, name, verdict: said.text.split(':')[0] ?? '', reason: said.text };
  const passed = tests.filter(({ outcome }) => outcome === 'passed').length;
  return { id, name, verdict: passed === 0 ? 'not asked' : 'conforms', reason: `${passed} passed` };
}

function messageOf(problem: unknown): string {
  return (problem as { message?: string } | undefined)?.message ?? String(problem);
}

/** The target of a run: the embedded mock, or what `--base-url` names. */
import {
  type Connection,
  directConnection,
  parseTarget,
  reach,
  type WritePolicy,
} from '../conformance/index.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';
import type { LoadedApi } from './loaded.ts';

export interface Target {
  readonly ok: true;
  readonly baseUrl: string;
  readonly kind: 'mock' | 'live';
  /** It is on this machine. */
  readonly isLocal: boolean;
  readonly defaultWrites: WritePolicy;
  /** Credentials as documented, for the embedded mock only. */
  readonly variables: Readonly<Record<string, string>>;
  /** The embedded mock is on this machine, and never asked through a proxy. */
  readonly connection: Connection;
  close(): Promise<void>;
}

export async function openTarget(
  loaded: LoadedApi,
  baseUrl: string | undefined,
  connection: Connection = directConnection,
  given: Readonly<Record<string, string>> = {},
): Promise<Target | Failure> {
  if (baseUrl === undefined) return openMock(loaded, given);
  const parsed = parseTarget(baseUrl);
  if (!parsed.ok) return failure(exitCodes.usage, `error: ${parsed.problem}`);
  const reached = await reach(parsed.baseUrl, connection);
  if (!reached.ok) return failure(exitCodes.notRun, `error: ${reached.problem}`);
  return {
    ok: true,
    baseUrl: parsed.baseUrl,
    kind: 'live',
    isLocal: parsed.loopback,
    defaultWrites: parsed.loopback ? 'restore' : 'none',
    variables: {},
    connection,
    close: async () => {},
  };
}

/**
 * The embedded mock is thrown away afterwards, so everything may be written to it. It knows the documented
 * credentials, those that the user gave, and a second account's.
 */
async function openMock(loaded: LoadedApi, given: Readonly<Record<string, string>>): Promise<Target> {
  const { startMock } = await import('../mock/index.ts');
  const { credentials } = loaded.plan.api;
  const own = Object.fromEntries(
    credentials.map(({ variable, example }) => [
      variable,
      given[variable] ?? (example || 'the-owner-of-this-mock'),
    ]),
  );
  const second = Object.fromEntries(
    credentials.map(({ variable }) => {
      const name = `second_${variable}`;
      return [name, given[name] ?? secondOf(own[variable] ?? '')];
    }),
  );
  const mock = await startMock({
    plans: [loaded.plan],
    port: 0,
    owner: Object.values(own),
    second: Object.values(second),
    // A run must be answered for what it sends, and by nothing else.
    conventions: false,
    control: false,
    deadlines: false,
    journalSize: 0,
  });
  return {
    ok: true,
    baseUrl: mock.url,
    kind: 'mock',
    isLocal: true,
    defaultWrites: 'all',
    variables: { ...own, ...second, sweeping: 'true' },
    connection: directConnection,
    close: mock.close,
  };
}

/** In the scheme of the first account's: `Bearer abc` → `Bearer second-account`. */
function secondOf(own: string): string {
  return own.replace(/^(\w+ )?.*$/s, '$1second-account');
}

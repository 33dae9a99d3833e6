/** The target of a run: the embedded mock, or what `--base-url` names. */
import {
  type Connection,
  directConnection,
  parseTarget,
  reach,
  type WritePolicy,
} from '../conformance/index.ts';
import { type ConnectionOptions, openConnection } from './connection.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';
import type { LoadedApi } from './loaded.ts';
import { type Environment, type UserSettings, userSettings } from './settings.ts';

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

/** What the user gives for a target. */
export interface Access extends ConnectionOptions {
  /** Undefined for the embedded mock. */
  readonly baseUrl: string | undefined;
  /** As `--header` takes them. */
  readonly headers: readonly string[];
  /** Environment variables: credentials, and what `${VAR}` stands for. */
  readonly variables: Environment;
  /** How long to wait for the first answer. */
  readonly timeoutMs: number;
}

/** Opens the target with the user's settings for it. */
export async function openAccess(
  loaded: LoadedApi,
  access: Access,
): Promise<{ readonly ok: true; readonly settings: UserSettings; readonly target: Target } | Failure> {
  const settings = userSettings(access.headers, access.variables, loaded.plan.api.credentials);
  if (!settings.ok) return settings;
  const connected = openConnection(access, access.variables);
  if (!connected.ok) return connected;
  const target = await openTarget(
    loaded,
    access.baseUrl,
    connected.connection,
    access.timeoutMs,
    settings.variables,
  );
  return target.ok ? { ok: true, settings, target } : target;
}

/** `timeoutMs`: how long to wait for the first answer of a target. */
async function openTarget(
  loaded: LoadedApi,
  baseUrl: string | undefined,
  connection: Connection,
  timeoutMs: number,
  given: Readonly<Record<string, string>> = {},
): Promise<Target | Failure> {
  if (baseUrl === undefined) return openMock(loaded, given);
  const parsed = parseTarget(baseUrl);
  if (!parsed.ok) return failure(exitCodes.usage, `error: ${parsed.problem}`);
  const reached = await reach(parsed.baseUrl, connection, timeoutMs);
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

/** The embedded mock is thrown away afterwards, so everything may be written to it. */
export async function openMock(
  { plan }: LoadedApi,
  given: Readonly<Record<string, string>> = {},
): Promise<Target> {
  const { startEmbedded } = await import('../mock/index.ts');
  const mock = await startEmbedded(plan, given);
  return {
    ok: true,
    baseUrl: mock.url,
    kind: 'mock',
    isLocal: true,
    defaultWrites: 'all',
    variables: mock.variables,
    connection: directConnection,
    close: mock.close,
  };
}

/** The target of a run: the embedded mock, or what `--base-url` names. */
import { parseTarget, reach, type WritePolicy } from '../conformance/index.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';
import type { LoadedApi } from './load-plan.ts';

export interface Target {
  readonly ok: true;
  readonly baseUrl: string;
  readonly kind: 'mock' | 'live';
  readonly defaultWrites: WritePolicy;
  /** Credentials as documented, for the embedded mock only. */
  readonly variables: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function openTarget(
  loaded: LoadedApi,
  baseUrl: string | undefined,
  insecure: boolean,
): Promise<Target | Failure> {
  if (baseUrl === undefined) return openMock(loaded);
  const parsed = parseTarget(baseUrl);
  if (!parsed.ok) return failure(exitCodes.usage, `error: ${parsed.problem}`);
  const reached = await reach(parsed.baseUrl, insecure);
  if (!reached.ok) return failure(exitCodes.notRun, `error: ${reached.problem}`);
  return {
    ok: true,
    baseUrl: parsed.baseUrl,
    kind: 'live',
    defaultWrites: parsed.loopback ? 'restore' : 'none',
    variables: {},
    close: async () => {},
  };
}

/** The embedded mock is thrown away afterwards, so everything may be written to it. */
async function openMock(loaded: LoadedApi): Promise<Target> {
  const { startMock } = await import('../mock/index.ts');
  const mock = await startMock({ plans: [loaded.plan], port: 0 });
  return {
    ok: true,
    baseUrl: mock.url,
    kind: 'mock',
    defaultWrites: 'all',
    variables: Object.fromEntries(loaded.plan.credentials.map((each) => [each.variable, each.example])),
    close: mock.close,
  };
}

/** Starts the mock on a port. */
import type { AddressInfo } from 'node:net';
import type { ScenarioPlan } from '../scenarios/index.ts';
import { createApp, hasControl } from './app.ts';
import { overviewOf, type ServedOverview } from './overview.ts';
import { controlPrefix } from './prefix.ts';
import type { SavedState } from './saved-state.ts';
import { createService } from './service.ts';
import { defaultHost, defaultPort, type MockServerSettings } from './settings.ts';

export interface MockServer {
  /** E.g. `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Address of the page for people; undefined where the control interface is off. */
  readonly page: string | undefined;
  /** What is served, one for each API. */
  overview(): readonly ServedOverview[];
  /** Resources of the state to start from that the documentation does not have. */
  readonly ignored: readonly string[];
  /** Serves other documentation from now on, and keeps what was changed. */
  replace(plans: readonly ScenarioPlan[]): Promise<void>;
  /** What is stored, to be written to a file. */
  save(): SavedState;
  close(): Promise<void>;
}

/** Starts a mock; rejects where the port is taken, or the state to start from is none. */
export async function startMock(settings: MockServerSettings): Promise<MockServer> {
  const service = await createService(settings);
  const loaded =
    settings.state === undefined ? { ok: true as const, ignored: [] } : service.load(settings.state);
  if (!loaded.ok) throw new Error(loaded.problem);
  const app = createApp(service, settings);
  await app.listen({ port: settings.port ?? defaultPort, host: settings.host ?? defaultHost });
  const { address, port, family } = app.server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  return {
    url,
    page: hasControl(settings) ? `${url}${controlPrefix}/` : undefined,
    overview: () => overviewOf(service.model),
    ignored: loaded.ignored,
    replace: (plans) => service.replace(plans),
    save: () => service.save(),
    close: () => app.close(),
  };
}

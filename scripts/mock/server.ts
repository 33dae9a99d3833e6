/** Starts the mock on a port. */
import type { AddressInfo } from 'node:net';
import type { ScenarioPlan } from '../scenarios/index.ts';
import { close, createHttpServer, listen } from './http-server.ts';
import { overviewOf, type ServedOverview } from './overview.ts';
import { controlPrefix } from './prefix.ts';
import type { SavedState } from './saved-state.ts';
import { createService } from './service.ts';
import { defaultHost, defaultPort, hasControl, type MockServerSettings } from './settings.ts';

export interface MockServer {
  /** E.g. `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Address of the page for people; undefined if the control interface is off. */
  readonly page: string | undefined;
  /** What is served, one for each API. */
  overview(): readonly ServedOverview[];
  /** Resources of the state to start from that the documentation does not have. */
  readonly ignored: readonly string[];
  /** Serves other documentation from now on, and keeps what was changed. */
  replace(plans: readonly ScenarioPlan[]): Promise<void>;
  /** Back to the state from which it started. */
  reset(): void;
  /** What is stored, to be written to a file. */
  save(): SavedState;
  close(): Promise<void>;
}

/** The state to start from cannot be used; the message says why. */
export class UnusableState extends Error {}

/** Starts a mock; rejects with the error of the system if it cannot listen, and with `UnusableState`. */
export async function startMock(settings: MockServerSettings): Promise<MockServer> {
  const service = await createService(settings);
  const loaded =
    settings.state === undefined ? { ok: true as const, ignored: [] } : service.load(settings.state);
  if (!loaded.ok) throw new UnusableState(loaded.problem);
  const server = createHttpServer(service, settings);
  await listen(server, settings.port ?? defaultPort, settings.host ?? defaultHost);
  const { address, port, family } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  return {
    url,
    page: hasControl(settings) ? `${url}${controlPrefix}/` : undefined,
    overview: () => overviewOf(service.model),
    ignored: loaded.ignored,
    replace: (plans) => service.replace(plans),
    reset: () => {
      if (settings.state === undefined) service.reset();
      else service.load(settings.state);
    },
    save: () => service.save(),
    close: () => close(server),
  };
}

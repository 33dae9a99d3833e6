/** How a mock is started. */
import type { ScenarioPlan } from '../scenarios/index.ts';

export interface MockServerSettings {
  /** One for each API; on the same path the first one answers. */
  readonly plans: readonly ScenarioPlan[];
  /** 0 takes any free port; 4010 where not said. */
  readonly port?: number;
  /** 127.0.0.1 where not said. */
  readonly host?: string;
  /** Values of credentials that are the user's own, besides the documented ones. */
  readonly owner?: readonly string[];
  /** Values of a second account with fewer rights. */
  readonly second?: readonly string[];
  /** Whether a client may ask for a certain documented response by a header; true where not said. */
  readonly conventions?: boolean;
  /** Whether pages of other origins may call; true where not said. */
  readonly cors?: boolean;
  /** Bytes of a request body at most; 1 MiB where not said. */
  readonly bodyLimit?: number;
}

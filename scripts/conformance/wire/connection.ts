/** How a target is connected to: through which proxy, and with which certificates. */
import type { SecureContext } from 'node:tls';
import { noProxy, type ProxyFor } from './proxy.ts';

export interface Connection {
  readonly proxyFor: ProxyFor;
  /** Whether certificates that cannot be verified are accepted. */
  readonly insecure: boolean;
  /** Further authorities that are trusted, and the client certificate; Node's own where there are none. */
  readonly secureContext: SecureContext | undefined;
  /** Whether a client certificate is shown to a target that asks for one. */
  readonly hasCertificate: boolean;
}

export const directConnection: Connection = {
  proxyFor: noProxy,
  insecure: false,
  secureContext: undefined,
  hasCertificate: false,
};

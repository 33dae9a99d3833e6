/** Who may use the control interface: a web page must not steer the mock of whoever reads it. */
import { hostOf, isLoopback } from './loopback.ts';
import { defaultHost, type MockServerSettings } from './settings.ts';

export interface Caller {
  readonly method: string;
  /** The host that the request names, with its port. */
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** The header `Sec-Fetch-Site` of browsers. */
  readonly site: string | undefined;
  /** The address at which the connection came in. */
  readonly localAddress: string | undefined;
}

/**
 * Why a caller is refused; undefined if it is not. The host is checked since a page can point a name of its own at
 * this machine (DNS rebinding): its requests are then of the same origin, and only their host gives them away.
 */
export function createAccess({ host: served = defaultHost, allowHosts = [] }: MockServerSettings) {
  const named = new Set([served, ...allowHosts].map(plain));
  const isOwn = (host: string, localAddress: string | undefined) =>
    isLoopback(host) || named.has(host) || (localAddress !== undefined && host === plain(localAddress));

  return ({ method, host, origin, site, localAddress }: Caller): string | undefined => {
    if (host === undefined || !isOwn(plain(hostOf(host)), localAddress))
      return `the control interface does not answer under the host name ${host ?? '(none)'}; to allow it, start the mock with --allow-host NAME`;
    if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`)
      return `the control interface does not answer pages of ${origin}`;
    const isForeign = site === 'cross-site' || site === 'same-site';
    if (isForeign && method !== 'GET' && method !== 'HEAD')
      return 'the control interface takes no changes from pages of other sites';
    return undefined;
  };
}

/** `[::1]` → `::1`; an IPv4 address that IPv6 has mapped is the plain one. */
function plain(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/^::ffff:(?=\d+\.)/, '');
}

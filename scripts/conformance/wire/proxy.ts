/** Which proxy leads to a URL, by the environment as it was when docproof started. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy for a URL; undefined if it is reached directly. */
export type ProxyFor = (url: URL) => URL | undefined;

export const noProxy: ProxyFor = () => undefined;

/** Takes `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` as Newman does: `HTTP_PROXY` serves https too where it is alone. */
export function proxiesOf(environment: Environment): ProxyFor {
  const named = (name: string) => environment[name.toUpperCase()] || environment[name] || '';
  const http = proxyUrl(named('http_proxy'));
  const https = proxyUrl(named('https_proxy')) ?? http;
  const exempt = named('no_proxy')
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
  return (url) => {
    if (exempt.some((entry) => isExempt(url, entry))) return undefined;
    return url.protocol === 'https:' ? https : http;
  };
}

/** One proxy for everything, as `--proxy` names it; undefined if that is not the URL of an HTTP proxy. */
export function proxyOf(text: string): ProxyFor | undefined {
  const proxy = proxyUrl(text);
  return proxy && isSupported(proxy) ? () => proxy : undefined;
}

export function isSupported({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

/** `proxy.example:3128` means `http://proxy.example:3128`. */
function proxyUrl(text: string): URL | undefined {
  if (text === '') return undefined;
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  return URL.canParse(url) ? new URL(url) : undefined;
}

function isExempt({ hostname, port, protocol }: URL, entry: string): boolean {
  const [, name = '', onPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
  if (onPort !== undefined && onPort !== (port || (protocol === 'https:' ? '443' : '80'))) return false;
  const domain = name.replace(/^\*?\./, '');
  return name === '*' || hostname === domain || hostname.endsWith(`.${domain}`);
}

/** The proxy as it may be shown: without its user and password. */
export function shownProxy({ protocol, host }: URL): string {
  return `${protocol}//${host}`;
}

/** `Basic …` for the user and password in the proxy's URL. */
export function proxyAuthorization({ username, password }: URL): string | undefined {
  if (username === '') return undefined;
  return basicAuthorization(decodeURIComponent(username), decodeURIComponent(password));
}

/** RFC 7617 */
export function basicAuthorization(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

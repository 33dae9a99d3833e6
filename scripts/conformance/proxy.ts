/** The proxy that the environment names for a URL; undefined where it is reached directly. */
export function proxyFor(
  url: string,
  environment: Readonly<Record<string, string | undefined>>,
): URL | undefined {
  const { protocol, hostname } = new URL(url);
  const named = (name: string) => environment[name] ?? environment[name.toUpperCase()];
  const proxy = protocol === 'https:' ? named('https_proxy') : named('http_proxy');
  if (!proxy || !URL.canParse(proxy) || isExempt(hostname, named('no_proxy') ?? '')) return undefined;
  return new URL(proxy);
}

function isExempt(hostname: string, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map((entry) => entry.replace(/:\d+$/, '').replace(/^\*?\./, ''))
    .some((entry) => entry === '*' || hostname === entry || hostname.endsWith(`.${entry}`));
}

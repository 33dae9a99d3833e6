/** The account behind the stand-in: data that stands nowhere in the documentation. */

export interface SendingIp {
  external_ip: string;
  hostname: string;
  ip_pool: string;
  customer_provided: boolean;
}

export interface Account {
  readonly ips: SendingIp[];
  readonly pools: readonly string[];
}

const pools = ['transactional', 'bulk-eu', 'bulk-us', 'reserve'];

/** An account with so many sending IPs: six unless said. */
export function account(count = 6, poolNames: readonly string[] = pools): Account {
  return { ips: Array.from({ length: count }, (_, n) => sendingIp(n, poolNames)), pools: [...poolNames] };
}

/** The n-th sending IP; the last pool holds none. */
function sendingIp(n: number, poolNames: readonly string[]): SendingIp {
  const inUse = Math.max(poolNames.length - 1, 1);
  return {
    external_ip: `147.${160 + Math.floor(n / 62_500)}.${(17 + Math.floor(n / 250)) % 250}.${(n % 250) + 3}`,
    hostname: `relay-${n + 1}.eu-west.parcelpost.example`,
    ip_pool: poolNames[n % inUse] as string,
    customer_provided: n % 3 === 1,
  };
}

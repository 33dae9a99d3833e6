/** The least that a program can do: the seven documented responses by plain fetch, statuses compared. */
export async function fetchLoop([
  baseUrl = '',
  key = '',
  ip = '',
  pool = '',
]: readonly string[]): Promise<void> {
  const put = (path: string, ip_pool: string, status: number) => ({
    path,
    status,
    init: { method: 'PUT', body: JSON.stringify({ ip_pool }) },
  });
  const steps = [
    { path: '/sending-ips', status: 200, init: {} },
    { path: `/sending-ips/${ip}`, status: 200, init: {} },
    { path: '/sending-ips/not-an-ip', status: 400, init: {} },
    { path: '/sending-ips/203.0.113.77', status: 404, init: {} },
    put(`/sending-ips/${ip}`, pool, 200),
    put(`/sending-ips/${ip}`, 'no-such-pool', 400),
    put('/sending-ips/203.0.113.77', pool, 404),
  ];
  for (const { path, status, init } of steps) {
    const headers = { Authorization: key, Accept: 'application/json', 'Content-Type': 'application/json' };
    const response = await fetch(baseUrl + path, { headers, ...init });
    await response.json();
    if (response.status !== status) throw new Error(`${path}: expected ${status}, got ${response.status}`);
  }
}

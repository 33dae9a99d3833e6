/** Client certificates, authorities of one's own and proxies: for both engines, from options and from the configuration. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createProxy, type Server } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { warmDocproof } from './cli/warm.ts';

const document = `FORMAT: 1A

# Things

## Things [/things]

### List things [GET]

+ Response 200 (application/json)

        [{ "id": 1, "name": "a" }]
`;

let folder: string;
let target: Server;
let proxy: Server;
let tunnels = 0;
let base: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'docproof-test-'));
  const openssl = (command: string) =>
    execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'ignore' });
  const names = '-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -days 2';
  openssl(`req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem ${names}`);
  openssl(`req -x509 -newkey rsa:2048 -nodes -keyout other.key.pem -out other.pem ${names}`);
  openssl('rsa -aes256 -passout pass:pa55word -in key.pem -out locked.pem');
  openssl('pkcs12 -export -passout pass:pa55word -inkey key.pem -in cert.pem -out client.p12');
  writeFileSync(join(folder, 'things.apib'), document);
  const cert = readFileSync(join(folder, 'cert.pem'));
  target = createServer(
    {
      key: readFileSync(join(folder, 'key.pem')),
      cert,
      ca: cert,
      requestCert: true,
      rejectUnauthorized: true,
    },
    (_, answer) => {
      answer.writeHead(200, { 'content-type': 'application/json' }).end('[{ "id": 5, "name": "q" }]');
    },
  );
  proxy = createProxy().on('connect', (request, client) => {
    tunnels += 1;
    const [host, port] = (request.url ?? '').split(':');
    const through = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      through.pipe(client).pipe(through);
    });
    through.on('error', () => client.destroy());
    client.on('error', () => through.destroy());
  });
  for (const server of [target, proxy])
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `https://127.0.0.1:${portOf(target)}`;
});

afterAll(() => {
  for (const server of [target, proxy]) server.close();
  rmSync(folder, { recursive: true, force: true });
});

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function run(options: string, env: Readonly<Record<string, string>> = {}) {
  const args = ['run', 'things.apib', '--no-htmlextra', ...options.split(' ').filter((word) => word !== '')];
  const { code, stdout, stderr } = await warmDocproof(args, { cwd: folder, env });
  return { code, printed: stdout + stderr };
}

describe('a target that asks for a client certificate', () => {
  test.each(['newman', 'direct'])('is tested by %s with one', async (engine) => {
    const { code, printed } = await run(
      `--base-url ${base} --engine ${engine} --ca cert.pem --cert cert.pem --key key.pem`,
    );
    expect({ code, printed }).toMatchObject({ code: 0, printed: expect.stringContaining('1 of 1') });
  });

  test.each(['--cert cert.pem --key locked.pem', '--cert client.p12'])(
    'is tested with %s and its passphrase, which is not shown',
    async (options) => {
      const env = { DOCPROOF_KEY_PASSPHRASE: 'pa55word' };
      const { code, printed } = await run(`--base-url ${base} --ca cert.pem ${options}`, env);
      expect(code, printed).toBe(0);
      expect(printed + readFileSync(join(folder, 'reports/results.json'), 'utf8')).not.toContain('pa55word');
    },
  );

  test.each([
    ['', /client certificate, give one by --cert and --key/],
    ['--cert other.pem --key other.key.pem', /the client certificate of --cert/],
  ])('says so where it gets %j', async (options, words) => {
    const { code, printed } = await run(`--base-url ${base} --insecure ${options}`);
    expect(code, printed).toBe(3);
    expect(printed).toMatch(words);
  });

  test('is tested as configured, through a proxy', async () => {
    writeFileSync(
      join(folder, 'docproof.config.yaml'),
      [
        'apis:',
        '  things:',
        '    document: things.apib',
        `    baseUrl: ${base}`,
        '    ca: cert.pem',
        '    cert: cert.pem',
        '    key: key.pem',
        '    proxy: ${PROXY}',
      ].join('\n'),
    );
    const before = tunnels;
    const env = { PROXY: `http://127.0.0.1:${portOf(proxy)}` };
    const { code, stdout, stderr } = await warmDocproof(['run', 'things', '--no-htmlextra'], {
      cwd: folder,
      env,
    });
    rmSync(join(folder, 'docproof.config.yaml'));
    expect(code, stdout + stderr).toBe(0);
    expect(tunnels).toBeGreaterThan(before);
  });
});

test.each([
  ['--ca missing.pem', 'cannot read --ca missing.pem'],
  ['--ca key.pem', 'key.pem does not hold a certificate in PEM format'],
  ['--cert missing.pem', 'cannot read --cert missing.pem'],
  ['--cert cert.pem', 'try: --key FILE'],
  ['--key key.pem', '--key needs --cert FILE'],
  ['--cert cert.pem --key missing.pem', 'cannot read --key missing.pem'],
  ['--cert cert.pem --key other.key.pem', 'does not belong to the certificate cert.pem'],
  ['--cert cert.pem --key locked.pem', 'cannot be opened without its passphrase'],
  ['--cert client.p12', 'DOCPROOF_KEY_PASSPHRASE with its passphrase'],
  ['--proxy socks5://127.0.0.1:1', '--proxy needs the URL of an HTTP proxy'],
])('%s is refused before anything is sent', async (options, words) => {
  const { code, printed } = await run(`--base-url ${base} ${options}`);
  expect(code, printed).toBe(2);
  expect(printed).toContain(words);
  expect(printed).toMatch(/^error: [^\n]+\n( {2}try: [^\n]+\n)?$/);
});

/** How a command connects to its target: certificates and proxy, from options or the configuration. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { problemText } from '../boundary/index.ts';
import { type Connection, type ProxyFor, proxiesOf, proxyOf } from '../conformance/index.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';
import { type Environment, passphraseVariable } from './settings.ts';
import { missingVariables, withVariables } from './variables.ts';

export interface ConnectionOptions {
  /** PEM file of certificate authorities that are trusted besides the usual ones. */
  readonly ca?: string;
  /** Client certificate: a PEM file, or PKCS #12 (.p12, .pfx) with its key. */
  readonly cert?: string;
  /** PEM file of its private key; default: the file of the certificate. */
  readonly key?: string;
  /** URL of the proxy for every request; `${VAR}` is taken from the environment. */
  readonly proxy?: string;
  /** Accept certificates that cannot be verified. */
  readonly insecure?: boolean;
}

export function openConnection(
  options: ConnectionOptions,
  env: Environment,
): { readonly ok: true; readonly connection: Connection } | Failure {
  try {
    return {
      ok: true,
      connection: {
        proxyFor: options.proxy === undefined ? proxiesOf(process.env) : namedProxy(options.proxy, env),
        insecure: options.insecure ?? false,
        secureContext: secureContextOf(options, env),
        hasCertificate: options.cert !== undefined,
      },
    };
  } catch (error) {
    if (error instanceof Unusable) return failure(exitCodes.usage, ...error.lines);
    throw error;
  }
}

class Unusable extends Error {
  readonly lines: readonly string[];
  constructor(...lines: readonly string[]) {
    super(lines[0]);
    this.lines = lines;
  }
}

function namedProxy(proxy: string, env: Environment): ProxyFor {
  const missing = missingVariables(proxy, env);
  if (missing.length > 0) throw new Unusable(`error: --proxy needs ${missing.join(', ')}, which is not set`);
  const proxyFor = proxyOf(withVariables(proxy, env));
  // The URL may hold a password: it is not shown.
  if (!proxyFor) throw new Unusable('error: --proxy needs the URL of an HTTP proxy, e.g. http://proxy:3128');
  return proxyFor;
}

function secureContextOf(options: ConnectionOptions, env: Environment): Connection['secureContext'] {
  if (options.key !== undefined && options.cert === undefined)
    throw new Unusable('error: --key needs --cert FILE, the certificate that the key belongs to');
  if (options.ca === undefined && options.cert === undefined) return undefined;
  return tls.createSecureContext({
    ...(options.ca === undefined ? {} : { ca: [...usualAuthorities(), authorities(options.ca)] }),
    ...(options.cert === undefined ? {} : clientCertificate(options.cert, options.key, env)),
  });
}

/** Node's own list; where Node tells it, with what NODE_EXTRA_CA_CERTS adds. */
function usualAuthorities(): readonly string[] {
  const { getCACertificates } = tls as { readonly getCACertificates?: (type: 'default') => string[] };
  return getCACertificates?.('default') ?? tls.rootCertificates;
}

function authorities(file: string): Buffer {
  const pem = read('--ca', file);
  parsed(() => new X509Certificate(pem), `error: --ca ${file} does not hold a certificate in PEM format`);
  return pem;
}

function clientCertificate(file: string, keyFile: string | undefined, env: Environment) {
  const passphrase = env[passphraseVariable];
  const secret = passphrase === undefined ? {} : { passphrase };
  const cert = read('--cert', file);
  if (/\.(p12|pfx)$/i.test(file)) {
    const pfx = { pfx: cert, ...secret };
    parsed(
      () => tls.createSecureContext(pfx),
      `error: --cert ${file} cannot be opened`,
      `  try: ${passphraseVariable} with its passphrase`,
    );
    return pfx;
  }
  const certificate = parsed(
    () => new X509Certificate(cert),
    `error: --cert ${file} does not hold a certificate in PEM format`,
  );
  const key = keyFile === undefined ? cert : read('--key', keyFile);
  const where = keyFile === undefined ? `--cert ${file}` : `--key ${keyFile}`;
  if (!/PRIVATE KEY-----/.test(key.toString('latin1'))) {
    const next = keyFile === undefined ? ['  try: --key FILE'] : [];
    throw new Unusable(`error: ${where} does not hold a private key in PEM format`, ...next);
  }
  const privateKey = parsed(
    () => createPrivateKey({ key, ...secret }),
    passphrase === undefined
      ? `error: the private key of ${where} cannot be opened without its passphrase`
      : `error: the private key of ${where} cannot be opened with this passphrase`,
    `  try: ${passphraseVariable} in the environment`,
  );
  if (!certificate.checkPrivateKey(privateKey))
    throw new Unusable(`error: the private key of ${where} does not belong to the certificate ${file}`);
  return { cert, key, ...secret };
}

function read(option: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Unusable(`error: cannot read ${option} ${file}: ${problemText(error)}`);
  }
}

function parsed<Value>(parse: () => Value, ...lines: readonly string[]): Value {
  try {
    return parse();
  } catch {
    throw new Unusable(...lines);
  }
}

/** The target: its base URL, and whether it can be reached at all. */

export type ParsedTarget =
  | { readonly ok: true; readonly baseUrl: string; readonly loopback: boolean }
  | { readonly ok: false; readonly problem: string };

/** Takes a base URL with or without a path prefix or a slash at its end. */
export function parseTarget(text: string): ParsedTarget {
  const problem = (why: string) => ({
    ok: false as const,
    problem: `--base-url ${JSON.stringify(text)} ${why}; give one like https://api.example.com/v1`,
  });
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return problem('is no absolute URL');
  if (!URL.canParse(text)) return problem('is no valid URL');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return problem(`has the scheme ${url.protocol} and not http or https`);
  if (url.search !== '' || url.hash !== '')
    return problem('has a query or a fragment, which a base URL cannot have');
  if (url.username !== '' || url.password !== '') {
    return {
      ok: false,
      problem:
        'the base URL holds a user name or password; give credentials by DOCPROOF_AUTHORIZATION or --header instead',
    };
  }
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/i.test(url.hostname);
  return { ok: true, baseUrl: url.href.replace(/\/+$/, ''), loopback };
}

export type Reached = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/** Asks the base URL once, without credentials: any answer will do. Takes `timeoutMs` at most. */
export async function reach(baseUrl: string, insecure: boolean, timeoutMs = 8_000): Promise<Reached> {
  const { request } = await (baseUrl.startsWith('https:') ? import('node:https') : import('node:http'));
  return new Promise((resolve) => {
    const asked = request(
      baseUrl,
      { method: 'GET', rejectUnauthorized: !insecure, agent: false },
      (answer) => {
        answer.destroy();
        done({ ok: true });
      },
    );
    const patience = setTimeout(() => {
      done({
        ok: false,
        problem: `${baseUrl} cannot be reached: it did not answer within ${timeoutMs / 1000} s`,
      });
      asked.destroy();
    }, timeoutMs);
    const done = (reached: Reached) => {
      clearTimeout(patience);
      resolve(reached);
    };
    asked.on('error', (error: Error & { readonly code?: string }) =>
      done(unreachable(baseUrl, error.code ?? '')),
    );
    asked.end();
  });
}

/** What means that nothing listens there; another trouble (a reset, a broken answer) is for the run to tell. */
const fatal: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its name does not resolve',
  EAI_AGAIN: 'its name does not resolve',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no network to it',
  ETIMEDOUT: 'it does not answer',
  EPROTO: 'it does not speak TLS as asked',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed (--insecure takes it nevertheless)',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed (--insecure takes it nevertheless)',
  CERT_HAS_EXPIRED: 'its certificate has expired (--insecure takes it nevertheless)',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified (--insecure takes it nevertheless)',
};

function unreachable(baseUrl: string, code: string): Reached {
  const why = fatal[code];
  return why === undefined ? { ok: true } : { ok: false, problem: `${baseUrl} cannot be reached: ${why}` };
}

/** The base URL of a target. */

export type ParsedTarget =
  | { readonly ok: true; readonly baseUrl: string; readonly loopback: boolean }
  | { readonly ok: false; readonly problem: string };

/** Takes a base URL with or without a path prefix or a slash at its end. */
export function parseTarget(given: string): ParsedTarget {
  const text = given.trim();
  const problem = (why: string) => ({
    ok: false as const,
    problem: `--base-url ${JSON.stringify(withoutSecrets(text))} ${why}; give one like https://api.example.com/v1`,
  });
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return problem('is not an absolute URL');
  if (!URL.canParse(text)) return problem('is not a valid URL');
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

/** What may hold credentials is left out: the user part, the query and the fragment. */
function withoutSecrets(text: string): string {
  return text.replace(/\/\/[^/]*@/, '//…@').replace(/([?#]).*$/s, '$1…');
}

import type { LineRequest } from './line-request.ts';

/** A request as a line for the shell: a part on each line, so that it can be read on a phone. */
export function curlLine({ method, path, headers, body }: LineRequest, url: string): string {
  const asked = method === (body === undefined ? 'GET' : 'POST') ? '' : ` -X ${method}`;
  const parts = [`curl -i${method === 'HEAD' ? ' --head' : asked} ${quote(url + path)}`];
  for (const [name, value] of headers)
    parts.push(`-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`);
  if (body !== undefined) parts.push(`-d ${quote(body)}`);
  return parts.join(' \\\n  ');
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

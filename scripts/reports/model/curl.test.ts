import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { curlLine } from './curl.ts';

const get = { method: 'GET', url: 'https://host/a', headers: [], body: undefined };

/** What a shell makes of the line: the arguments that curl would get. */
function argumentsOf(line: string, environment: Record<string, string> = {}): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${line}`;
  const output = execFileSync('bash', ['-c', script], {
    env: { ...environment, LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
  });
  return output.split('\0').slice(0, -1);
}

it('is short for a plain GET', () => {
  expect(curlLine(get)).toBe('curl --include \\\n  https://host/a');
});

it('has method, headers and body', () => {
  const headers = [
    { name: 'Content-Type', value: 'application/json' },
    { name: 'Host', value: 'host' },
    { name: 'X-Empty', value: '' },
  ];
  const line = curlLine({
    method: 'PUT',
    url: 'https://host/a?b=1&c={d}',
    headers,
    body: '{"it\'s": "$HOME `id`"}',
  });
  expect(line).toMatchInlineSnapshot(`
    "curl --globoff \\
      --include \\
      --request PUT \\
      'https://host/a?b=1&c={d}' \\
      --header 'Content-Type: application/json' \\
      --header 'X-Empty;' \\
      --data-raw '{"it'\\''s": "$HOME \`id\`"}'"
  `);
  expect(argumentsOf(line)).toEqual([
    '--globoff',
    '--include',
    '--request',
    'PUT',
    'https://host/a?b=1&c={d}',
    '--header',
    'Content-Type: application/json',
    '--header',
    'X-Empty;',
    '--data-raw',
    '{"it\'s": "$HOME `id`"}',
  ]);
});

it('has variables where secrets were masked', () => {
  const headers = [
    { name: 'Authorization', value: '‹authorization:3f9a1c›' },
    { name: 'X-Key', value: 'k=‹MY_KEY:00ff00›;!' },
  ];
  const line = curlLine({ ...get, headers });
  expect(argumentsOf(line, { DOCPROOF_AUTHORIZATION: 'Bearer a b', MY_KEY: '"x' })).toEqual([
    '--include',
    'https://host/a',
    '--header',
    'Authorization: Bearer a b',
    '--header',
    'X-Key: k="x;!',
  ]);
});

it('gives the shell exactly the text that was sent, whatever it is', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((one) => !/[\0‹]/.test(one));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (bodies) => {
      const lines = bodies.map((body) => curlLine({ ...get, method: 'POST', body }));
      const given = argumentsOf(lines.join('\n'));
      expect(given.filter((_, index) => index % 4 === 3)).toEqual(bodies);
    }),
    { numRuns: 20 },
  );
});

/** Secrets are planted, everything goes wrong that can, and all that was written or printed is searched. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docproof, withFolder } from './cli/docproof.ts';
import { json } from './stand-in/http/messages.ts';
import { type Flaw, raise } from './stand-in/http/stand-in.ts';
import type { Account } from './stand-in/sending-ips/account.ts';
import { sendingIps } from './stand-in/sending-ips/api.ts';

/** Signs that each encoding writes in another way. */
const canaries = {
  authorization: 'Bearer kanarie+Wx7/Qp==&"<tail>\'%3D8f2e51c0a9',
  header: 'vink~4e{b}7d|09^c\\1 zaad',
  envFile: 'sijs-77f0a1+b/c=d9e2',
};

/** Gives back what it was sent, in every place where a server might. */
const echo: Flaw<Account> = {
  says: 'The request stands in the headers and body of the answer.',
  change:
    () =>
    ({ request, sound }) => {
      const answer = sound();
      const sent = request.headers.authorization ?? '';
      if (answer.documented === 'get 200')
        return { ...answer, body: `<p>${sent} ${request.headers['x-extra']}</p>` };
      if (answer.documented === 'get 404') {
        return json('get 404', 500, {
          received: request.headers,
          encoded: nested(sent),
          // The end of what a report keeps of a body falls into the first of these.
          log: `${'x'.repeat(256 * 1024 - 2_000 - JSON.stringify(request.headers).length)}${sent.repeat(40)}`,
        });
      }
      return {
        ...answer,
        headers: {
          ...answer.headers,
          'X-Echo': encodeURIComponent(sent),
          'X-Echo-64': btoa(`user:${sent}`),
          'Set-Cookie': `token=${encodeURIComponent(sent)}; Path=/`,
        },
      };
    },
};

/** Encodings that a report must recognise, some of them in one another. */
function nested(text: string): readonly string[] {
  const hex = Buffer.from(text).toString('hex');
  const units = [...text].map((char) => char.charCodeAt(0).toString(16).padStart(4, '0'));
  return [
    encodeURIComponent(text),
    btoa(text),
    btoa(btoa(text)),
    hex.replace(/..(?=.)/g, '$&:'),
    hex.replace(/../g, '=$&'),
    units.map((unit) => `%u${unit}`).join(''),
    Buffer.from(text, 'utf16le').toString('base64'),
    Buffer.from(btoa(hex), 'utf16le').swap16().toString('hex'),
  ];
}

/** The least that gives a secret away: any six characters of it, as they are and in digits. */
function parts(secret: string): readonly string[] {
  const own = secret.replace(/^Bearer /, '');
  const six = [...Array(own.length - 5).keys()].map((start) => own.slice(start, start + 6));
  return six.flatMap((part) => [part, Buffer.from(part).toString('hex'), encodeURIComponent(part)]);
}

/** Every way in which a secret might be written down. */
function forms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const html = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    ...parts(secret),
    ...nested(secret),
    secret,
    encodeURI(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    html,
    html.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    html.replaceAll('"', '&quot;').replaceAll("'", '&#x27;'),
    bytes.toString('hex'),
    bytes.toString('base64url').slice(0, -2),
    // Base64 of a longer text that holds the secret, at each of the three places it may start at.
    ...[0, 1, 2].map((offset) =>
      Buffer.concat([Buffer.alloc(offset), bytes])
        .toString('base64')
        .slice(offset === 0 ? 0 : offset + 1, -4),
    ),
  ];
}

function files(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe.concurrent('no secret gets out', () => {
  test.for([
    { says: 'at a target that gives it back', baseUrl: undefined },
    { says: 'at a target that is not there', baseUrl: 'http://127.0.0.1:9' },
  ])('$says', async ({ baseUrl }, context) => {
    const standIn = await raise(
      { ...sendingIps, key: canaries.authorization, answer: answerTo },
      { flaw: echo },
    );
    context.onTestFinished(() => standIn.close());
    await withFolder(async (folder) => {
      const envFile = join(folder, 'secret.env');
      writeFileSync(envFile, `OTHER_TOKEN=${canaries.envFile}\n`);
      const reports = join(folder, 'reports');
      const { stdout, stderr, code } = await docproof(
        [
          ...['run', 'apis/sending-ips.apib', '--base-url', baseUrl ?? standIn.baseUrl, '--reports', reports],
          ...['--writes', 'restore', '--env-file', envFile],
          ...['--header', 'X-Extra: ${EXTRA}', '--header', 'X-Other: Token ${OTHER_TOKEN}'],
        ],
        { env: { DOCPROOF_AUTHORIZATION: canaries.authorization, EXTRA: canaries.header } },
      );
      expect(code).toBe(baseUrl === undefined ? 1 : 3);
      if (baseUrl === undefined) {
        const sent = JSON.stringify(standIn.journal);
        for (const canary of Object.values(canaries))
          expect(sent).toContain(JSON.stringify(canary).slice(1, -1));
      }
      const written = [...(code === 3 ? [] : files(reports)), ...files('collections'), ...files('schemas')];
      expect(written.length).toBeGreaterThan(3);
      const texts = [
        { place: 'stdout', text: stdout },
        { place: 'stderr', text: stderr },
        ...written.map((place) => ({ place, text: readFileSync(place, 'latin1') })),
      ];
      const leaks = Object.entries(canaries).flatMap(([name, canary]) =>
        texts.flatMap(({ place, text }) =>
          forms(canary)
            .filter((form) => text.includes(form))
            .map((form) => `${name} as ${form} in ${place}`),
        ),
      );
      expect(leaks).toEqual([]);
    });
  });
});

/** The sound API, which knows its key by the canary. */
function answerTo(...[request, state]: Parameters<typeof sendingIps.answer>) {
  const authorized = request.headers.authorization === canaries.authorization;
  const headers = { ...request.headers, authorization: authorized ? sendingIps.key : 'wrong' };
  return sendingIps.answer({ ...request, headers }, state);
}

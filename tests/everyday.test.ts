/** What people meet every day at the command line: refusals, reports, completion, watching. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docproof, run, withFolder } from './cli/docproof.ts';
import { warmDocproof } from './cli/warm.ts';

const responses = (...statuses: readonly number[]) =>
  statuses.map((status) => `        '${status}': { description: answer ${status} }`).join('\n');

function notesDocument(more = ''): string {
  return `openapi: 3.1.0
info: { title: Notes, version: '1' }
security: [{ key: [], account: [] }]
paths:
  /notes:
    get:
      operationId: list-notes
      responses:
${responses(200, 401)}
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get:
      operationId: get-note
      responses:
${responses(200, 404)}
  /tags:
    get:
      operationId: list-tags
      responses:
${responses(200)}
  /users:
    get:
      operationId: list-users
      responses:
${responses(200)}
${more}components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Notes-Key }
    account: { type: apiKey, in: query, name: account_token }
`;
}

async function withTarget<Result>(answer: RequestListener, act: (baseUrl: string) => Promise<Result>) {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function withNotes<Result>(act: (folder: string) => Promise<Result>): Promise<Result> {
  return withFolder((folder) => {
    writeFileSync(join(folder, 'notes.yaml'), notesDocument());
    return act(folder);
  });
}

describe('a target that refuses every request', () => {
  test.each([401, 403])(
    'with %d ends the run early, which names the documented credentials once',
    async (status) => {
      let asked = 0;
      const refuse: RequestListener = (_, answer) => {
        asked += 1;
        answer.writeHead(status).end();
      };
      await withTarget(refuse, (baseUrl) =>
        withNotes(async (cwd) => {
          const args = ['run', 'notes.yaml', '--base-url', baseUrl, '--concurrency', '1'];
          const { code, stdout, stderr } = await warmDocproof([...args, '--no-htmlextra'], {
            cwd,
            env: { DOCPROOF_X_NOTES_KEY: 'k' },
          });
          expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
          expect(stderr).toBe(
            [
              `error: ${baseUrl} answers every request with ${status}; the run was stopped`,
              '  try: another value of DOCPROOF_X_NOTES_KEY, which is not accepted as the header X-Notes-Key',
              '  try: DOCPROOF_ACCOUNT_TOKEN in the environment, the value of the query parameter account_token',
              '',
            ].join('\n'),
          );
          expect(asked).toBeLessThan(12);
          const { complete } = JSON.parse(readFileSync(join(cwd, 'reports/results.json'), 'utf8'));
          expect(complete).toBe(false);
        }),
      );
    },
  );

  test('but for some requests is judged to its end', async () => {
    const mostly: RequestListener = (request, answer) => {
      answer.writeHead(request.url?.startsWith('/notes') ? 200 : 401).end();
    };
    await withTarget(mostly, (baseUrl) =>
      withNotes(async (cwd) => {
        const args = ['run', 'notes.yaml', '--base-url', baseUrl, '--engine', 'direct', '--no-htmlextra'];
        const { code, stdout } = await warmDocproof(args, { cwd });
        expect(code).toBe(1);
        expect(stdout).toMatch(/^ {2}sent: GET \/tags$/m);
      }),
    );
  });
});

test('the refusals of one API do not end the run of another, and are asked again by --resume', async () => {
  const asked = new Set<string>();
  const answer: RequestListener = (request, response) => {
    asked.add(new URL(request.url ?? '', 'http://api').pathname);
    response.writeHead(request.headers['x-notes-key'] === 'right' ? 200 : 401).end();
  };
  await withTarget(answer, (baseUrl) =>
    withNotes(async (cwd) => {
      writeFileSync(join(cwd, 'open.yaml'), notesDocument().replaceAll('X-Notes-Key', 'X-Open-Key'));
      const args = ['--base-url', baseUrl, '--engine', 'direct', '--concurrency', '1', '--quiet'];
      const both = await warmDocproof(['run', 'notes.yaml', 'open.yaml', ...args], { cwd });
      expect(both.stderr.match(/answers every request with 401/g)).toHaveLength(2);
      await warmDocproof(['run', 'notes.yaml', ...args], { cwd });
      asked.clear();
      const env = { DOCPROOF_X_NOTES_KEY: 'right' };
      const again = await warmDocproof(['run', 'notes.yaml', '--resume', ...args], { cwd, env });
      expect(again.stderr).not.toContain('answers every request');
      expect([...asked]).toEqual(expect.arrayContaining(['/notes', '/tags', '/users']));
    }),
  );
});

test('a deviation shows what was sent, and the message of the answer', async () => {
  const refuse: RequestListener = (request, answer) => {
    if (!request.url?.startsWith('/users')) return answer.writeHead(200).end();
    answer.writeHead(400, { 'Content-Type': 'application/json' });
    answer.end(JSON.stringify({ trace: 'x'.repeat(300), errors: [{ message: 'Choose a team first' }] }));
  };
  await withTarget(refuse, (baseUrl) =>
    withNotes(async (cwd) => {
      const only = ['--engine', 'direct', '--only', 'list-users'];
      const args = ['run', 'notes.yaml', '--base-url', baseUrl, ...only];
      const { stdout } = await warmDocproof(args, { cwd });
      expect(stdout).toMatch(/^error: expected status 200, got 400 .*Choose a team first/m);
      expect(stdout).not.toContain('xxx');
    }),
  );
});

describe('a run', () => {
  test('writes the reports that --reporter names, and no other', async () => {
    await withNotes(async (cwd) => {
      const args = ['run', 'notes.yaml', '--reporter', 'junit,ctrf', '--quiet'];
      expect(await warmDocproof(args, { cwd })).toMatchObject({ code: 0, stdout: '', stderr: '' });
      const written = readdirSync(join(cwd, 'reports')).filter((name) => name.includes('.'));
      expect(written.sort()).toEqual(['ctrf.json', 'junit.xml', 'results.json']);
      const wrong = await warmDocproof(['run', 'notes.yaml', '--reporter', 'jnit'], { cwd });
      expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean junit?') });
    });
  });

  test('prints progress without a terminal only if asked', async () => {
    await withNotes(async (cwd) => {
      const args = ['run', 'notes.yaml', '--engine', 'direct', '--reporter', 'junit'];
      expect((await warmDocproof(args, { cwd })).stderr).toBe('');
      expect((await warmDocproof([...args, '--progress'], { cwd })).stderr).toMatch(/^1\/6/);
    });
  });

  test('opens its report', { skip: process.platform !== 'linux' }, async () => {
    await withNotes(async (cwd) => {
      const bin = join(cwd, 'bin');
      mkdirSync(bin);
      writeFileSync(
        join(bin, 'xdg-open'),
        `#!/bin/sh\necho "$1" > '${cwd}/opened.part'\nmv '${cwd}/opened.part' '${cwd}/opened'\n`,
      );
      chmodSync(join(bin, 'xdg-open'), 0o755);
      const env = { PATH: `${bin}:${process.env.PATH}` };
      const args = ['run', 'notes.yaml', '--engine', 'direct', '--reporter', 'html', '--open', '--quiet'];
      expect((await docproof(args, { cwd, env })).code).toBe(0);
      await expect.poll(() => existsSync(join(cwd, 'opened')), { timeout: 10_000 }).toBe(true);
      expect(readFileSync(join(cwd, 'opened'), 'utf8')).toBe(`${join(cwd, 'reports/index.html')}\n`);
    });
  });

  test('says what --update-baseline wrote, and shows as accepted what a baseline lists', async () => {
    const broken: RequestListener = (request, answer) =>
      void answer.writeHead(request.url?.startsWith('/tags') ? 500 : 200).end();
    await withTarget(broken, (baseUrl) =>
      withNotes(async (cwd) => {
        const args = [
          'run',
          'notes.yaml',
          '--base-url',
          baseUrl,
          '--engine',
          'direct',
          '--reporter',
          'junit',
        ];
        const update = [...args, '--baseline', 'known.yaml', '--update-baseline'];
        const only = ['--only', 'list-tags'];
        const wrote = await warmDocproof([...update, ...only], { cwd });
        expect(wrote.stderr).toMatch(
          /^note: wrote known\.yaml: (\d+) added, 0 removed, \1 in all\n {2}\+ notes\/list-tags\/200: .*\n/,
        );
        const again = await warmDocproof([...args, '--baseline', 'known.yaml', ...only], { cwd });
        expect(again.code).toBe(0);
        expect(again.stdout).toMatch(/^~ GET {4}\/tags\S* +200 .* accepted: not reviewed yet$/m);
        expect(again.stdout).not.toContain('✗');
      }),
    );
  });

  test('with --watch is done again when the document changes, until it is stopped', async () => {
    await withNotes(async (cwd) => {
      let seen = '';
      let step = 0;
      const ended = await docproof(
        ['run', 'notes.yaml', '--engine', 'direct', '--reporter', 'junit', '--watch'],
        {
          cwd,
          onText: (text) => {
            seen += text;
            if (step === 0 && seen.includes('watching notes.yaml')) {
              step = 1;
              const more = `  /teams:\n    get:\n      operationId: list-teams\n      responses:\n${responses(200)}\n`;
              writeFileSync(join(cwd, 'notes.yaml'), notesDocument(more));
            }
          },
          stopWhen: { signal: 'SIGINT', seen: () => seen.split('watching notes.yaml').length > 2 },
        },
      );
      expect(ended.code).toBe(0);
      expect(ended.stdout).toContain('6 of 6 documented responses conform');
      expect(ended.stdout).toContain('7 of 7 documented responses conform');
    });
  });
});

describe('completion', () => {
  test('by bash has commands, options and their values', async () => {
    await withFolder(async (cwd) => {
      const { stdout: script } = await docproof(['completion', 'bash']);
      writeFileSync(join(cwd, 'docproof.bash'), script);
      const complete = async (...words: readonly string[]) => {
        const line = `source ./docproof.bash; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _docproof; echo "\${COMPREPLY[*]}"`;
        const { stdout, stderr } = await run('bash', ['-c', line], { cwd });
        expect(stderr).toBe('');
        return stdout.trim();
      };
      expect(await complete('docproof', 'ru')).toBe('run');
      expect(await complete('docproof', 'run', '--eng')).toBe('--engine');
      expect(await complete('docproof', 'run', '--engine', '')).toBe('newman direct');
      expect(await complete('docproof', 'completion', '')).toBe('bash zsh fish');
      expect(await complete('docproof', 'run', 'docp')).toBe('docproof.bash');
    });
  });

  test.each(['bash', 'zsh', 'fish'])('by %s names every command and option', async (shell) => {
    const { stdout: script } = await docproof(['completion', shell]);
    const { stdout: help } = await docproof(['run', '--help']);
    const options = [...(help.split('Global Options')[0] ?? '').matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(
      ([, name]) => name,
    );
    expect(options.length).toBeGreaterThan(20);
    expect(options.filter((name) => !script.includes(name ?? '?'))).toEqual([]);
  });

  test('of an unknown shell is refused', async () => {
    const { code, stderr } = await docproof(['completion', 'tcsh']);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('bash, zsh, fish') });
  });
});

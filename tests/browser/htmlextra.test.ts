import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRedactor, plainMask } from '../../scripts/redaction/index.ts';
import { makeSelfContained } from '../../scripts/reports/index.ts';
import { executable, open } from './chromium.ts';

const secret = 'Bearer s3cret-canary/+value';

describe.skipIf(executable === undefined)('htmlextra’s page in Chromium without a network', () => {
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'docproof-htmlextra-'));
    file = join(folder, 'htmlextra.html');
    const server = createServer((_, response) => {
      response.writeHead(200, {
        'content-type': 'application/json',
        'set-cookie': 'sid=canary-cookie; Path=/',
      });
      response.end(JSON.stringify({ results: [{ echoed: secret }] }));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    await runNewman(server, file);
    server.close();
    const redact = createRedactor([{ name: 'authorization', value: secret }], plainMask);
    writeFileSync(file, makeSelfContained(readFileSync(file, 'utf8'), redact));
  });
  afterAll(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('makes no request and has no trouble, on any of its tabs', async () => {
    const { page, troubles } = await open(file);
    for (const tab of await page.locator('.nav-tabs a:visible, .nav-pills a:visible').all())
      await tab.click();
    expect(troubles).toEqual([]);
  });

  it('looks as it should: styles, icons, fonts and scripts are there', async () => {
    const { page } = await open(file);
    await page.evaluate(() => document.fonts.ready);
    const seen = await page.evaluate(() => {
      const style = (selector: string, pseudo?: string) => {
        const element = document.querySelector(selector);
        return element === null ? undefined : getComputedStyle(element, pseudo);
      };
      const globals = globalThis as unknown as Record<string, unknown>;
      return {
        icon: [style('.fa-retweet')?.fontFamily, style('.fa-retweet', '::before')?.content],
        fonts: [...document.fonts]
          .filter(({ status }) => status === 'loaded')
          .map(({ family, weight }) => `${family} ${weight}`),
        card: style('.card')?.borderRadius,
        row: style('.row')?.display,
        dark: [style('body')?.backgroundColor, style('.table td')?.color],
        tables: document.querySelectorAll('.dataTables_wrapper').length,
        highlighted: document.querySelectorAll('.hljs').length,
        described: document.querySelector('.renderMarkdown strong')?.textContent,
        scripts: ['jQuery', 'ClipboardJS', 'Remarkable', 'hljs'].filter(
          (name) => globals[name] === undefined,
        ),
      };
    });
    expect(seen).toMatchObject({
      icon: [expect.stringContaining('Font Awesome 5 Free'), expect.stringMatching(/^".+"$/)],
      card: expect.not.stringMatching(/^0px$/),
      row: 'flex',
      dark: ['rgb(34, 34, 34)', expect.not.stringContaining('rgb(33, 37, 41)')],
      described: 'bold',
      scripts: [],
    });
    expect(seen.fonts).toContainEqual(expect.stringMatching(/Font Awesome 5 Free"? 900/));
    expect(seen.tables).toBeGreaterThan(0);
    expect(seen.highlighted).toBeGreaterThan(0);
  });

  it('shows no secret', () => {
    const text = readFileSync(file, 'utf8');
    for (const hidden of [
      secret,
      's3cret-canary',
      'canary-cookie',
      encodeURIComponent(secret),
      btoa(secret),
    ]) {
      expect(text.includes(hidden), hidden).toBe(false);
    }
    expect(text).toContain('‹authorization›');
  });
});

/** Runs a small collection with the reporter, as docproof does. */
function runNewman(server: Server, file: string): Promise<void> {
  const newman = createRequire(import.meta.url)('newman');
  const { port } = server.address() as AddressInfo;
  const item = (name: string, expected: number) => ({
    name,
    request: {
      method: 'GET',
      url: `http://127.0.0.1:${port}/things?page=1`,
      header: [{ key: 'Authorization', value: secret }],
      description: 'A **bold** word and an image: ![elsewhere](https://example.com/image.png)',
    },
    event: [
      {
        listen: 'test',
        script: {
          exec: [
            `console.log(${JSON.stringify(`asked with ${secret}`)});`,
            `pm.test('status is ${expected}', () => pm.response.to.have.status(${expected}));`,
            "pm.test.skip('skipped: not today');",
          ],
        },
      },
    ],
  });
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  const collection = {
    info: { name: 'Things', schema },
    item: [{ name: 'Folder', item: [item('one', 200), item('two', 404)] }],
  };
  const options = {
    collection,
    reporters: ['htmlextra'],
    reporter: { htmlextra: { export: file, logs: true } },
  };
  return new Promise((resolve, reject) =>
    newman.run(options, (error: Error | null) => (error ? reject(error) : resolve())),
  );
}

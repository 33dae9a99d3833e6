import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docproof, run, withFolder } from '../cli/docproof.ts';
import { raised } from '../conformance/raised.ts';
import { executable, launch, open, seriousFindings } from './chromium.ts';

describe.skipIf(executable === undefined)('every page that a run writes', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test('opens without a network, and the pages of two runs lead to each other', (context) =>
    withFolder(async (reports) => {
      const standIn = await raised(context);
      const args = ['run', 'apis/sending-ips.apib', '--base-url', standIn.baseUrl, '--reports', reports];
      await docproof(args, { env: { DOCPROOF_AUTHORIZATION: 'not-the-key' } });
      await docproof([...args, '--writes', 'restore'], { env: { DOCPROOF_AUTHORIZATION: standIn.key } });
      const pages = readdirSync(reports, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.html'),
      );
      expect(pages).toHaveLength(6);
      for (const file of pages) {
        const { page, context: tab, troubles } = await open(browser, join(reports, file));
        if (file.endsWith('index.html')) expect(await seriousFindings(page), file).toEqual([]);
        expect(troubles, file).toEqual([]);
        expect(await page.content()).not.toContain(standIn.key);
        await tab.close();
      }
      const { page, context: tab } = await open(browser, join(reports, 'index.html'));
      await page.locator('.runs a').first().click();
      await page.waitForURL(/runs\/.*\/index\.html$/);
      expect(await page.locator('h1').textContent()).toBe('Sending IPs');
      await tab.close();
    }));

  test('has a curl line that is answered as the run was', (context) =>
    withFolder(async (reports) => {
      const standIn = await raised(context);
      const args = [
        'run',
        'apis/sending-ips.apib',
        '--base-url',
        standIn.baseUrl,
        '--reports',
        reports,
        '--no-htmlextra',
      ];
      await docproof(args, { env: { DOCPROOF_AUTHORIZATION: standIn.key } });
      const { page, context: tab } = await open(browser, join(reports, 'index.html'));
      const lines = await page.locator('.copyable pre').allTextContents();
      const { responses } = JSON.parse(readFileSync(join(reports, 'results.json'), 'utf8'));
      const asked = responses.filter((response: { exchanges: unknown[] }) => response.exchanges.length > 0);
      expect(lines).toHaveLength(asked.length);
      for (const [index, line] of lines.entries()) {
        const { stdout } = await run('bash', ['-c', line], { env: { DOCPROOF_AUTHORIZATION: standIn.key } });
        expect(stdout.split('\r\n')[0], line).toContain(` ${asked[index].status} `);
      }
      await tab.close();
    }));
});

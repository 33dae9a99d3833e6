import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, withFolder } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { raised } from '../conformance/raised.ts';
import { executable, open } from './chromium.ts';

describe.skipIf(executable === undefined)('every page that a run writes', () => {
  test('opens without a network, and the pages of two runs lead to each other', (context) =>
    withFolder(async (reports) => {
      const standIn = await raised(context);
      const args = ['run', 'apis/sending-ips.apib', '--base-url', standIn.baseUrl, '--reports', reports];
      await warmDocproof([...args, '--no-htmlextra'], { env: { DOCPROOF_AUTHORIZATION: 'not-the-key' } });
      await warmDocproof([...args, '--writes', 'restore'], { env: { DOCPROOF_AUTHORIZATION: standIn.key } });
      const pages = readdirSync(reports, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.html'),
      );
      expect(pages).toHaveLength(5);
      // What is written twice, as the latest and among the runs, is looked at once.
      const distinct = new Map(pages.map((file) => [readFileSync(join(reports, file), 'utf8'), file]));
      for (const file of distinct.values()) {
        const { page, troubles } = await open(join(reports, file));
        expect(troubles, file).toEqual([]);
        expect(await page.content()).not.toContain(standIn.key);
      }
      const { page } = await open(join(reports, 'index.html'));
      await page.locator('.runs a').first().click();
      await page.waitForURL(/runs\/.*\/index\.html$/);
      expect(await page.locator('h1').textContent()).toBe('Sending IPs');
      // The page that a reader came from is the same file in the folder of its run: its links lead from there too.
      const latest = JSON.parse(readFileSync(join(reports, 'results.json'), 'utf8')).id;
      const { page: own } = await open(join(reports, 'runs', latest, 'index.html'));
      await own.locator('.runs a').first().click();
      await own.waitForURL((url) => !url.pathname.includes(latest));
      expect(await own.locator('h1').textContent()).toBe('Sending IPs');
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
      await warmDocproof(args, { env: { DOCPROOF_AUTHORIZATION: standIn.key } });
      const { page } = await open(join(reports, 'index.html'));
      const lines = await page.locator('.copyable pre').allTextContents();
      const { responses } = JSON.parse(readFileSync(join(reports, 'results.json'), 'utf8'));
      const asked = responses.filter((response: { exchanges: unknown[] }) => response.exchanges.length > 0);
      expect(lines).toHaveLength(asked.length);
      for (const [index, line] of lines.entries()) {
        const { stdout } = await run('bash', ['-c', line], { env: { DOCPROOF_AUTHORIZATION: standIn.key } });
        expect(stdout.split('\r\n')[0], line).toContain(` ${asked[index].status} `);
      }
    }));
});

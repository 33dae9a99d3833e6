/** The control page of the mock, in a real browser. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, serveMock } from '../cli/served.ts';
import { browser, executable, seriousFindings, unstyledClasses } from './chromium.ts';

describe.skipIf(executable === undefined)('the page of the mock', () => {
  let served: Served;
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    served = await serveMock(['sending-ips']);
    page = await (await browser()).newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
    });
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.goto(`${served.baseUrl}/__docproof/`);
  });
  afterAll(async () => {
    await Promise.all([page?.close(), served?.stop()]);
  });

  test('shows every documented response with a curl line that brings it out', async () => {
    const rows = await page.locator('[data-response]').evaluateAll((elements) =>
      elements.map((element) => ({
        id: element.getAttribute('data-response') ?? '',
        curl: element.querySelector('code')?.textContent ?? '',
      })),
    );
    expect(rows).toHaveLength(7);
    for (const { id, curl } of rows) expect([id, await ask(curl)]).toEqual([id, id]);
  });

  test('sends what a line sends, and shows the answer beside what is documented', async () => {
    const row = page.locator('[data-response="sending-ips/get-a-sending-ip/404"]');
    await row.getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => row.locator('.answer').textContent()).toMatch(/^404 Not Found\n.*\/404;/);
    expect(await row.locator('.answer').textContent()).toContain('Sending IP does not exist');
    await row.locator('summary').first().click();
    expect(await row.locator('details pre').textContent()).toContain('Sending IP does not exist');
  });

  /** The page looks for what is new every two seconds. */
  const refreshed = { timeout: 10_000 };

  test('keeps the journal and the state up to date', async () => {
    await fetch(`${served.baseUrl}/sending-ips/123.45.67.80`, {
      method: 'PUT',
      body: '{"ip_pool":"marketing"}',
      headers: { 'Content-Type': 'application/json' },
    });
    await page.getByRole('link', { name: 'Journal' }).click();
    await page.locator('#journal td', { hasText: 'sending-ips/update-a-sending-ip/200' }).first().waitFor();
    await page.getByRole('link', { name: 'State' }).click();
    await page.locator('#state .table summary').first().click();
    await expect
      .poll(() => page.locator('#state pre').first().textContent(), refreshed)
      .toContain('"ip_pool": "marketing"');
    await page.getByRole('button', { name: /^Reset/ }).click();
    await expect
      .poll(() => page.locator('#state pre').first().textContent(), refreshed)
      .not.toContain('"marketing"');
  });

  test('sets faults, and reports what is wrong with them', async () => {
    await page.getByRole('link', { name: 'Latency and faults' }).click();
    const form = page.locator('form[data-path="/faults"]');
    await form.locator('input').fill('flood');
    await form.getByRole('button').click();
    await form.locator('output', { hasText: 'is not a fault' }).waitFor();
    await form.locator('input').fill('503,path=/sending-ips');
    await form.getByRole('button').click();
    await expect.poll(async () => (await fetch(`${served.baseUrl}/sending-ips`)).status).toBe(503);
    await page.locator('#settings summary', { hasText: '503,path=/sending-ips' }).waitFor();
    await form.locator('input').fill('');
    await form.getByRole('button').click();
    await expect.poll(async () => (await fetch(`${served.baseUrl}/sending-ips`)).status).toBe(200);
  });

  test('finds operations by words, and says if there is none', async () => {
    const shown = page.locator('.operation:visible');
    await page.keyboard.press('/');
    await page.locator('#search').fill('update sending');
    expect(await shown.count()).toBe(1);
    await page.locator('#search').fill('nothing like this');
    expect(await shown.count()).toBe(0);
    expect(await page.locator('#nothing').isVisible()).toBe(true);
    await page.locator('#search').fill('');
    await page.getByRole('button', { name: 'Close all' }).click();
    expect(await page.locator('.response:visible').count()).toBe(0);
    await page.getByRole('button', { name: 'Open all' }).click();
    expect(await page.locator('.response:visible').count()).toBe(7);
  });

  test('has nothing that axe finds serious, and a style for each class', async () => {
    expect(await seriousFindings(page)).toEqual([]);
    expect(await unstyledClasses(page)).toEqual([]);
  });

  test('has no trouble, and fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(troubles.filter((text) => !/ (404|422|503) /.test(text))).toEqual([]);
  });
});

describe.skipIf(executable === undefined).each(['tickets.apib', 'garages.yaml', 'notes.json'])(
  'each Send on the page of %s',
  (document) => {
    test('brings the response that its line promises, whatever was sent before', async () => {
      const served = await serveMock([join(import.meta.dirname, 'apis', document)]);
      const page = await (await browser()).newPage();
      await page.goto(`${served.baseUrl}/__docproof/`);
      const ids = await page
        .locator('[data-response]')
        .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-response') ?? ''));
      expect(ids.length).toBeGreaterThan(10);
      // Twice, since the first round has created and deleted things.
      for (const id of [...ids, ...ids]) {
        const line = page.locator(`[data-response="${id}"]`);
        await line.getByRole('button', { name: 'Send' }).click();
        await expect
          .poll(() => line.locator('.answer').textContent(), { message: id, interval: 20 })
          .toContain(`${id};`);
      }
      await page.close();
      await served.stop();
    });
  },
);

/** Sends the request of a curl line, and returns the documented response that the mock chose. */
async function ask(curl: string): Promise<string> {
  const words = [...curl.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
  const url = words.find((word) => word.startsWith('http')) ?? '';
  const after = (flag: string) =>
    words.flatMap((word, index) => (word === flag ? [words[index + 1] ?? ''] : []));
  const [body] = after('-d');
  const headers = after('-H').map((header): [string, string] => {
    const at = header.indexOf(':');
    return [header.slice(0, at), header.slice(at + 1).trim()];
  });
  const method = after('-X')[0] ?? (body === undefined ? 'GET' : 'POST');
  const answer = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
  return answer.headers.get('docproof-response')?.split(';')[0] ?? '';
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awkward, clean, many, mixed } from '../../fixtures/reports/records.ts';
import { changeSince, renderIndex, summariseRun } from '../../scripts/reports/index.ts';
import { browser, executable, open, openApart, seriousFindings, unstyledClasses } from './chromium.ts';

describe.skipIf(executable === undefined)('index.html in Chromium without a network', () => {
  let folder: string;
  const files: Record<string, string> = {};

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'docproof-pages-'));
    const earlier = { ...summariseRun(clean), id: '20260101T000000Z-sending-ips-0000', page: 'index.html' };
    const before = { ...earlier, id: '20251231T000000Z-sending-ips-0000' };
    const runs = [{ ...summariseRun(mixed), page: 'index.html' }, earlier, before];
    const pages = {
      mixed: renderIndex(mixed, { change: changeSince(earlier, mixed), runs }),
      clean: renderIndex(clean),
      awkward: renderIndex(awkward),
      many: renderIndex(many(1000)),
      none: renderIndex(many(0)),
    };
    for (const [name, text] of Object.entries(pages)) {
      files[name] = join(folder, `${name}.html`);
      writeFileSync(files[name], [...text].join(''));
    }
  });
  afterAll(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });
  const file = (name: string) => files[name] ?? '';

  it.each(['mixed', 'clean', 'awkward', 'many', 'none'])(
    'makes no request, has no trouble, and never scrolls sideways, on a phone neither: %s',
    async (name) => {
      const { page, troubles } = await open(file(name));
      // A page without responses has nothing to open.
      if (name !== 'none') await page.locator('#expand').click();
      expect(await unstyledClasses(page)).toEqual([]);
      await page.setViewportSize({ width: 1200, height: 740 });
      const matrix = page.locator('.matrix .scroll');
      expect(
        await matrix.evaluateAll((each) => each.every((one) => one.scrollWidth <= one.clientWidth)),
      ).toBe(true);
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(troubles).toEqual([]);
    },
  );

  it.each([
    ['mixed', 'light', 1280],
    ['mixed', 'dark', 390],
    ['awkward', 'light', 390],
    ['clean', 'dark', 1280],
    ['none', 'light', 1280],
  ] as const)('axe finds nothing serious: %s, %s, %i wide', async (name, colorScheme, width) => {
    const { page } = await open(file(name), {
      colorScheme,
      viewport: { width, height: 900 },
    });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await seriousFindings(page)).toEqual([]);
  });

  describe('its script', () => {
    it('filters by verdict and by words, and shows all again', async () => {
      const { page } = await open(file('mixed'));
      const shown = page.locator('details.response:visible');
      await page.locator('[data-filter="deviates"]').click();
      expect(await shown.count()).toBe(2);
      await page.locator('[data-filter="unprovoked"]').click();
      expect(await shown.count()).toBe(3);
      expect(await page.locator('#shown').textContent()).toBe('3 of 7 shown');
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.keyboard.type('put glibglob');
      expect(await shown.count()).toBe(1);
      expect(await page.locator('.operation-group:visible').count()).toBe(1);
      await page.keyboard.type(' nothing like this');
      expect(await page.locator('#nothing').isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await shown.count()).toBe(7);
    });

    it('shows what deviates first, with the backticks of its sentences as code', async () => {
      const { page } = await open(file('mixed'));
      const verdicts = await page
        .locator('details.response')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-verdict')));
      expect(verdicts.slice(0, 3)).toEqual(['deviates', 'deviates', 'conforms']);
      await page.locator('details.response > summary').first().click();
      expect(await page.locator('.message code').first().textContent()).toBe('hostname');
      expect(await page.locator('.changes').textContent()).not.toContain('sending-ips/get-a-sending-ip/');
    });

    it('draws the kept runs, each bar with the way to its run', async () => {
      const { page } = await open(file('mixed'));
      const bars = page.locator('.trend a');
      expect(await bars.count()).toBe(3);
      expect(await bars.nth(0).getAttribute('href')).toBe(
        'runs/20251231T000000Z-sending-ips-0000/index.html',
      );
      expect(await bars.nth(2).getAttribute('aria-label')).toMatch(/: 2 of 7 conform, 2 deviate$/);
      expect(await bars.nth(2).locator('rect').count()).toBe(5);
    });

    it.each([1280, 800, 390])('hides nothing below its toolbar, %i wide', async (width) => {
      const { page } = await open(file('many'), { viewport: { width, height: 700 } });
      const id = await page.locator('.detail').nth(60).getAttribute('id');
      await page.evaluate((hash) => {
        location.hash = hash ?? '';
      }, id);
      const opened = page.locator('details.response[open] > summary');
      await expect.poll(async () => (await opened.boundingBox())?.y ?? 700).toBeLessThan(690);
      const top = (await opened.boundingBox())?.y ?? 0;
      const covered = await page.evaluate(() => {
        const bar = document.querySelector('.toolbar')?.getBoundingClientRect();
        return bar === undefined ? 0 : Math.max(0, bar.bottom);
      });
      expect(top).toBeGreaterThanOrEqual(covered);
    });

    it('goes through the responses by keyboard', async () => {
      const { page } = await open(file('mixed'));
      const focused = () =>
        page.evaluate(
          () => document.activeElement?.closest('details.response')?.querySelector('.detail')?.id,
        );
      await page.keyboard.press('j');
      expect(await focused()).toBe('sending-ips/get-a-sending-ip/200');
      await page.keyboard.press('n');
      expect(await focused()).toBe('sending-ips/get-a-sending-ip/404');
      await page.keyboard.press('n');
      expect(await focused()).toBe('sending-ips/update-a-sending-ip/200');
      await page.keyboard.press('k');
      expect(await focused()).toBe('sending-ips/get-a-sending-ip/400');
      await page.keyboard.press('p');
      expect(await focused()).toBe('sending-ips/get-a-sending-ip/404');
      await page.keyboard.press('o');
      expect(await page.locator('details.response[open]').count()).toBe(1);
    });

    it('opens the response that the address or the matrix names', async () => {
      const id = 'sending-ips/get-a-sending-ip/404';
      const { page } = await open(file('mixed'), { hash: id });
      const opened = page.locator('details.response[open] .detail');
      expect(await opened.getAttribute('id')).toBe(id);
      expect(await page.locator('details.response[open] > summary').isVisible()).toBe(true);
      await page.locator('.matrix a[href="#sending-ips/update-a-sending-ip/400"]').click();
      expect(await opened.evaluateAll((all) => all.map((one) => one.id))).toContain(
        'sending-ips/update-a-sending-ip/400',
      );
    });

    it('turns light to dark and remembers it', async () => {
      const { page } = await open(file('mixed'), { colorScheme: 'light' });
      const background = () =>
        page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const light = await background();
      await page.keyboard.press('t');
      const dark = await background();
      expect(dark).not.toBe(light);
      await page.reload();
      expect(await background()).toBe(dark);
      await page.locator('#theme').click();
      expect(await background()).toBe(light);
    });

    it('copies the curl line', async () => {
      const { page, close } = await openApart(file('mixed'), {
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      await page.locator('details.response > summary').first().click();
      await page.locator('.copyable button').first().click();
      await page.getByText('Copied').waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain('curl --include');
      expect(copied).toContain('"$DOCPROOF_AUTHORIZATION"');
      await close();
    });

    it('shows on paper what does not conform, in full', async () => {
      const { page } = await open(file('mixed'));
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      expect(await page.locator('.response.deviates .pane:visible').count()).toBeGreaterThanOrEqual(4);
      expect(await page.locator('.response.conforms .detail:visible').count()).toBe(0);
      expect(await page.locator('.toolbar:visible').count()).toBe(0);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      expect(await page.locator('details.response[open]').count()).toBe(0);
    });
  });

  it('runs no script that an answer or a document brought', async () => {
    const record = {
      ...awkward,
      responses: awkward.responses.map((result) => ({
        ...result,
        title: '200 <script>window.brought = 1</script>',
        reason: '</script><img src=x onerror="window.brought = 1">',
        documented: {
          ...result.documented,
          description:
            '<script>window.brought = 1</script> [x](javascript:alert(1)) ![i](https://example.com/i.png)',
        },
      })),
    };
    const brought = join(folder, 'brought.html');
    writeFileSync(brought, [...renderIndex(record)].join(''));
    const { page, troubles } = await open(brought);
    await page.locator('#expand').click();
    expect(await page.evaluate(() => (window as unknown as { brought?: number }).brought)).toBeUndefined();
    expect(await page.locator('main img, main script, a[href^="javascript"]').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('can be read whole without its script', async () => {
    const { page, close } = await openApart(file('mixed'), { javaScriptEnabled: false });
    expect(await page.locator('.toolbar').isVisible()).toBe(false);
    await page.locator('details.response.deviates > summary').first().click();
    for (const text of [
      'curl --include',
      'apis/sending-ips.apib:60',
      'expected true or false',
      'Correct the service',
    ]) {
      expect(await page.locator('details.response[open]').getByText(text).first().isVisible(), text).toBe(
        true,
      );
    }
    await close();
  });

  it('can be read where a store allows no style and no script in the page at all', async () => {
    const page = await (await browser()).newPage();
    const policy = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";
    await page.route('**/*', (route) =>
      route.fulfill({
        path: file('mixed'),
        headers: { 'content-security-policy': policy, 'content-type': 'text/html' },
      }),
    );
    await page.goto('http://store.example/index.html');
    await page.locator('details.response.deviates > summary').first().click();
    expect(await page.getByText('expected true or false').first().isVisible()).toBe(true);
    expect(await page.locator('#search').isVisible()).toBe(false);
    await page.close();
  });
});

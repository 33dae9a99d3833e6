/** A real Chromium with the network cut, for looking at the pages that docproof writes. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

const places = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where Chromium is; undefined where there is none, and then nothing in this folder can be proven. */
export const executable = places.find((place) => place !== '' && existsSync(place));

if (executable === undefined) {
  console.warn(
    'SKIPPED: the pages are not looked at, since no Chromium was found; install it or set CHROMIUM to its path',
  );
}

export function launch(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath: executable ?? '', args });
}

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Requests, console messages of warning or worse, and exceptions; none is as it should be. */
  readonly troubles: readonly string[];
}

/** Opens a file as a double click does. */
export async function open(
  browser: Browser,
  file: string,
  options: Parameters<Browser['newContext']>[0] & { readonly hash?: string } = {},
): Promise<Opened> {
  const { hash = '', ...contextOptions } = options;
  const context = await browser.newContext({ offline: true, ...contextOptions });
  const page = await context.newPage();
  const troubles: string[] = [];
  const own = pathToFileURL(file).href;
  page.on('request', (request) => {
    const url = request.url();
    if (url.split('#')[0] !== own && !url.startsWith('data:')) troubles.push(`request: ${url}`);
  });
  page.on('console', (message) => {
    if (/^(error|warning|assert)$/.test(message.type())) troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`));
  await page.goto(hash === '' ? own : `${own}#${hash}`);
  return { page, context, troubles };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds that is serious or critical, in words. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // Evaluated, not put into the page: its policy would forbid that.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run();
    return found.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html, failureSummary }) => `${html} ${failureSummary}`)
            .join(' | ')}`,
      );
  });
}

/** Classes in the page that no style sheet of it says anything of. */
export function unstyledClasses(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const selectors: string[] = [];
    const collect = (rules: CSSRuleList) => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule) selectors.push(rule.selectorText);
        else if (rule instanceof CSSGroupingRule) collect(rule.cssRules);
      }
    };
    for (const sheet of document.styleSheets) collect(sheet.cssRules);
    const all = ` ${selectors.join(' ')} `;
    const used = new Set(
      [...document.querySelectorAll('[class]')].flatMap((element) => [...element.classList]),
    );
    return [...used].filter((name) => !new RegExp(`\\.${CSS.escape(name)}(?![\\w-])`).test(all)).sort();
  });
}

/** A real Chromium with the network cut, for looking at the pages that docproof writes. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
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

let running: Promise<Browser> | undefined;

/** The browser of all files that a worker runs; it ends with the worker. */
export function browser(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  running ??= chromium.launch({ executablePath: executable ?? '', args });
  return running;
}

export interface Opened {
  readonly page: Page;
  /** Requests, console messages of warning or worse, and exceptions; none is as it should be. */
  readonly troubles: readonly string[];
}

interface Tab {
  readonly page: Page;
  /** Opens a file, and notes what goes wrong from then on. */
  turnTo(file: string, hash: string): Promise<readonly string[]>;
}

let shared: Promise<Tab> | undefined;

/**
 * Opens a file as a double click does, in the one tab that all tests share: a window of its own takes a second of
 * processor time, another page in the same one nearly none. What the page before had stored is gone.
 */
export async function open(
  file: string,
  options: {
    readonly hash?: string;
    readonly colorScheme?: 'light' | 'dark';
    readonly viewport?: { readonly width: number; readonly height: number };
  } = {},
): Promise<Opened> {
  shared ??= newTab({});
  const { page, turnTo } = await shared;
  if (page.url().startsWith('file:')) await page.evaluate(() => localStorage.clear());
  await page.setViewportSize(options.viewport ?? { width: 1280, height: 720 });
  await page.emulateMedia({ media: null, colorScheme: options.colorScheme ?? 'light' });
  // Another hash alone would not load the page anew.
  await page.goto('about:blank');
  return { page, troubles: await turnTo(file, options.hash ?? '') };
}

/** Opens a file in a window of its own, for what no shared tab can be. */
export async function openApart(
  file: string,
  options: Parameters<Browser['newContext']>[0],
): Promise<Opened & { close(): Promise<void> }> {
  const { page, turnTo } = await newTab(options);
  return { page, troubles: await turnTo(file, ''), close: () => page.context().close() };
}

async function newTab(options: Parameters<Browser['newContext']>[0]): Promise<Tab> {
  const context = await (await browser()).newContext({ offline: true, ...options });
  const page = await context.newPage();
  let own = 'about:blank';
  let troubles: string[] = [];
  page.on('request', (request) => {
    const [url] = request.url().split('#');
    if (url !== own && url !== 'about:blank' && !url?.startsWith('data:')) troubles.push(`request: ${url}`);
  });
  page.on('console', (message) => {
    if (/^(error|warning|assert)$/.test(message.type())) troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`));
  return {
    page,
    async turnTo(file, hash) {
      own = pathToFileURL(file).href;
      troubles = [];
      await page.goto(hash === '' ? own : `${own}#${hash}`);
      return troubles;
    },
  };
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

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { createRedactor, plainMask, type Redactor } from '../../redaction/index.ts';
import { libraryAt } from './libraries.ts';
import { makeSelfContained } from './self-contained.ts';

const plain = (text: string) => text;
const redact: Redactor = Object.assign((text: string) => text.replaceAll('canary', '‹masked›'), {
  named: plain,
  body: plain,
  learn: () => {},
  learnHeader: () => {},
  masks: () => [],
  header: (name: string, value: string) =>
    name === 'Set-Cookie' ? value.replace(/=[^;]+/, '=‹cookie›') : value,
});

/** What htmlextra renders its page from. */
const template = readFileSync(
  createRequire(import.meta.url).resolve('newman-reporter-htmlextra/lib/dashboard-template.hbs'),
  'utf8',
);
const addresses = [...template.matchAll(/<(?:link|script)\b[^>]*(?:href|src)="(https?:[^"]+)"/g)].map(
  ([, address]) => address ?? '',
);

describe('htmlextra’s page', () => {
  it('takes ten libraries from elsewhere, and each of them is at hand', () => {
    expect(addresses).toHaveLength(10);
    for (const address of addresses) expect(libraryAt(address)?.length, address).toBeGreaterThan(500);
  });

  it('has them all in itself afterwards, and a policy that lets it fetch nothing', () => {
    const page = makeSelfContained(template, redact);
    expect(page).not.toMatch(/<(?:link|script|img)\b[^>]*(?:href|src)="?https?:/);
    const styles = [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => style).join('\n');
    expect(styles.match(/(?:url\((?!["']?(?:data:|#))|@import).{0,80}/g)).toBeNull();
    expect(page).toContain('src:url(data:font/woff2;base64,');
    expect(page).toMatch(/<head>\s*<meta http-equiv="Content-Security-Policy" content="default-src 'none'/);
    expect(page.match(/<script>/g)?.length).toBe(page.match(/<\/script>/g)?.length);
    expect(page.match(/<style>/g)?.length).toBe(page.match(/<\/style>/g)?.length);
  });

  it('stays of a size that can be mailed', () => {
    expect(makeSelfContained(template, redact).length).toBeLessThan(1_200_000);
  });

  it('leaves out a library that is not known', () => {
    const page = makeSelfContained(
      '<head></head><script src="https://cdn.example/new.js"></script><p>',
      redact,
    );
    expect(page).not.toContain('cdn.example');
    expect(page).toContain('<p>');
  });

  it('masks text as it reads, without its escapes', () => {
    const real = createRedactor([], plainMask);
    const body = JSON.stringify({
      inner: JSON.stringify({ client_secret: 'kanarie1' }),
      log: 'Cookie: sid=kanarie2; a=1',
    });
    const escaped = body.replace(
      /[&"=]/g,
      (char) => ({ '&': '&amp;', '"': '&quot;', '=': '&#x3D;' })[char] ?? '',
    );
    const page = makeSelfContained(`<head></head><pre>${escaped}</pre><p>a &amp; b&nbsp;c</p>`, real);
    expect(page).not.toContain('kanarie');
    expect(page).toContain('&quot;client_secret');
    expect(page).toContain('<p>a &amp; b&nbsp;c</p>');
  });

  it('shows no secret, also where only the cell before says that it is one', () => {
    const cells = '<td class="a">Set-Cookie</td>\n <td class="b">sid&#x3D;1&amp;2; Path&#x3D;/</td>';
    const page = makeSelfContained(`<head></head><p>canary</p>${cells}`, redact);
    expect(page).toContain('<p>‹masked›</p>');
    expect(page).toContain('<td class="b">sid&#x3D;‹cookie›; Path&#x3D;/</td>');
  });
});

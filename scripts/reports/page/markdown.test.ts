import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown.ts';

describe('words of the documentation', () => {
  it.each([
    ['Gets all IP addresses.', '<p>Gets all IP addresses.</p>'],
    ['The **pool** of `ip`', '<p>The <strong>pool</strong> of <code>ip</code></p>\n'],
    ['# Heading', '<p><strong>Heading</strong></p>'],
    ['5 < 6 & "7"', '<p>5 &lt; 6 &amp; &quot;7&quot;</p>\n'],
    ['[out](https://example.com/a)', '<p><a href="https://example.com/a">out</a></p>\n'],
    ['[down](#notes) and [up](/x)', '<p>down and up</p>\n'],
    ['[bad](javascript:alert(1)) [worse](data:text/html,x)', '<p>bad worse</p>\n'],
    ['![a badge](https://example.com/b.png)', '<p>a badge</p>\n'],
    ['see <b onclick="x()">this</b>', '<p>see this</p>\n'],
    ['<div class="alert"><script>x()</script>Mind & this</div>', '<p>x()Mind &amp; this</p>'],
  ])('%s', (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  });
});

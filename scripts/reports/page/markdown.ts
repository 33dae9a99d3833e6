import { createRequire } from 'node:module';
import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';

let markdown: MarkdownIt | undefined;

/** Markdown of the documentation as safe HTML. */
export function renderMarkdown(text: string): string {
  if (isPlain(text)) return `<p>${text.trim()}</p>`;
  markdown ??= safeMarkdown();
  return markdown.render(text);
}

/** One paragraph of letters and ordinary punctuation: most descriptions, which so need no parser to be loaded. */
function isPlain(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9 .,;:()'"/%?-]*$/.test(text.trim());
}

function safeMarkdown(): MarkdownIt {
  const create = createRequire(import.meta.url)('markdown-it') as typeof MarkdownIt;
  const made = create({ html: true, linkify: false });
  const { escapeHtml } = made.utils;
  // HTML of the document is shown as the text in it, never as HTML; nothing is fetched from anywhere.
  made.renderer.rules.html_block = (tokens, index) => {
    return `<p>${escapeHtml((tokens[index]?.content ?? '').replace(/<[^>]*>/g, ''))}</p>`;
  };
  made.renderer.rules.html_inline = () => '';
  made.renderer.rules.image = (tokens, index) => escapeHtml(tokens[index]?.content ?? '');
  // The page has an outline of its own.
  made.renderer.rules.heading_open = () => '<p><strong>';
  made.renderer.rules.heading_close = () => '</strong></p>';
  made.validateLink = () => true;
  made.core.ruler.push('links', (state) => dropForeignLinks(state.tokens));
  return made;
}

/** Links that lead somewhere from this page too are kept; of others, such as anchors in the document, the text stays. */
function dropForeignLinks(tokens: readonly Token[]): void {
  for (const { children } of tokens) {
    const kept: boolean[] = [];
    for (const token of children ?? []) {
      if (token.type === 'link_open') kept.push(/^(?:https?:|mailto:)/i.test(token.attrGet('href') ?? ''));
      const keep = token.type === 'link_close' ? kept.pop() : kept.at(-1);
      if (/^link_(?:open|close)$/.test(token.type) && keep === false)
        Object.assign(token, { type: 'text', tag: '', content: '' });
    }
  }
}

import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: true, linkify: false });
const { escapeHtml } = markdown.utils;
const textOf = (html: string) => escapeHtml(html.replace(/<[^>]*>/g, ''));

// HTML of the document is shown as the text in it, never as HTML; nothing is fetched from anywhere.
markdown.renderer.rules.html_block = (tokens, index) => `<p>${textOf(tokens[index]?.content ?? '')}</p>`;
markdown.renderer.rules.html_inline = () => '';
markdown.renderer.rules.image = (tokens, index) => escapeHtml(tokens[index]?.content ?? '');
// The page has an outline of its own.
markdown.renderer.rules.heading_open = () => '<p><strong>';
markdown.renderer.rules.heading_close = () => '</strong></p>';
markdown.validateLink = (url) => /^(?:https?:|mailto:)/i.test(url);

/** Markdown of the documentation as safe HTML. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}

import type { Redactor } from '../../redaction/index.ts';
import { libraryAt } from './libraries.ts';

/** The page may use what is in it, and nothing from anywhere else. */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "script-src 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const foreign =
  /<link\b[^>]*\bhref="(https?:[^"]+)"[^>]*>|<script\b[^>]*\bsrc="(https?:[^"]+)"[^>]*><\/script>/g;

/**
 * htmlextra's page with secrets masked, and with the styles, fonts and scripts that it takes from elsewhere put into it.
 * A library that is not known is left out: the page never makes a request.
 */
export function makeSelfContained(html: string, redact: Redactor): string {
  const withPolicy = redactPage(html, redact).replace(
    /<head>/,
    `<head>\n  <meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
  return withPolicy.replace(foreign, (_, style: string | undefined, script: string | undefined) => {
    const text = libraryAt(style ?? script ?? '');
    if (text === undefined) return '';
    return style === undefined ? `<script>${inScript(text)}</script>` : `<style>${inStyle(text)}</style>`;
  });
}

/**
 * Text is masked as it reads, without its escapes: a credential is known by what is around it. Headers are in cells
 * side by side, so there it is known by the name in the cell before it.
 */
function redactPage(html: string, redact: Redactor): string {
  const cells = /(<td[^>]*>)([\w-]+)(<\/td>\s*<td[^>]*>)([^<]+)(<\/td>)/g;
  const escaped = />([^<]*&(?:amp|lt|gt|quot|#x27|#x60|#x3D);[^<]*)(?=<)/g;
  const readable = html.replace(escaped, (whole, text: string) => {
    const plain = fromEntities(text);
    const masked = redact(plain);
    return masked === plain ? whole : `>${toEntities(masked)}`;
  });
  return redact(readable).replace(
    cells,
    (_, open: string, name: string, between: string, value: string, close: string) =>
      `${open}${name}${between}${toEntities(redact.header(name, fromEntities(value)))}${close}`,
  );
}

/** As Handlebars escapes. */
const entities = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};

function toEntities(text: string): string {
  return text.replace(/[&<>"'`=]/g, (char) => entities[char as keyof typeof entities]);
}

function fromEntities(text: string): string {
  return Object.entries(entities)
    .reverse()
    .reduce((plain, [char, entity]) => plain.replaceAll(entity, char), text);
}

function inScript(text: string): string {
  return text.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--');
}

function inStyle(text: string): string {
  return text.replace(/<\/(?=style)/gi, '<\\/');
}

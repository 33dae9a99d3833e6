import { createHash } from 'node:crypto';
import { style } from './style.ts';

/** The head of a page that is forbidden by its own policy to fetch anything, and runs no script but the given one. */
export function PageHead({ title, script }: { readonly title: string; readonly script?: string }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policyFor(style, script)} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <title>{title}</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
  );
}

/** A content security policy that lets the page use its own style and script, if it has one, and nothing else, from anywhere. */
function policyFor(style: string, script?: string): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}

import { policyFor } from './policy.ts';
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

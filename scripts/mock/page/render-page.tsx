/** The page for people at the reserved prefix, as a whole HTML document. */
import { createHash } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import { controlPrefix } from '../prefix.ts';
import type { MockService } from '../service.ts';
import { behave } from './behaviour.ts';
import { Operations } from './operations.tsx';
import { Requests } from './requests.tsx';
import { SettingsForms } from './settings-forms.tsx';
import { Stored } from './stored.tsx';
import { style } from './style.ts';

const script = `(${behave})(${JSON.stringify(controlPrefix)});`;

/** `url`: where the mock is reached. */
export function renderMockPage({ model, state, journal, latency, faults }: MockService, url: string): string {
  const titles = model.apis.map((api) => api.plan.api.description.title || api.name);
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>{`${titles.join(', ')} · docproof mock`}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <p class="product">docproof mock</p>
        <h1>{titles.join(', ')}</h1>
        <p>
          Served at <code>{url}</code>. Answers come by what is sent and stored; the header{' '}
          <code>Docproof-Response</code> says which documented response each one is, and why.{' '}
          <b id="stale" hidden>
            The mock does not answer any more.
          </b>
        </p>
        <nav>
          {model.apis.map((api, index) => (
            <a href={`#api-${api.name}`} key={api.name}>
              {titles[index]}
            </a>
          ))}
          <a href="#state">State</a>
          <a href="#journal">Journal</a>
          <a href="#settings">Latency and faults</a>
        </nav>
        <main>
          <Operations model={model} state={state} url={url} />
          <Stored model={model} state={state} />
          <Requests journal={journal} />
          <SettingsForms latency={latency} faults={faults.faults} />
        </main>
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

/** Nothing but the page's own script and style, and calls to the mock itself. */
export const pagePolicy = [
  "default-src 'none'",
  `script-src '${hashOf(script)}'`,
  `style-src '${hashOf(style)}'`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

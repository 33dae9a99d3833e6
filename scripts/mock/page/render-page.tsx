/** The page for people at the reserved prefix, as a whole HTML document. */

import { createHash } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import { type Fault, faultText } from '../faults.ts';
import { latencyText } from '../latency.ts';
import { controlPrefix } from '../prefix.ts';
import type { MockService } from '../service.ts';
import type { Latency } from '../settings.ts';
import { behave } from './behaviour.ts';
import { Operations } from './operations.tsx';
import { Requests } from './requests.tsx';
import { Stored } from './stored.tsx';
import { style } from './style.ts';

const script = `(${behave})(${JSON.stringify(controlPrefix)});`;

/** Another text whenever the page of the same query would be another one. */
export function pageStamp({ generation, journal, latency, faults }: MockService): string {
  const shown = [generation, journal.total, journal.size, latencyText(latency), faults.faults.map(faultText)];
  return shown.join(' ');
}

/** `url`: where the mock is reached. `query`: which part of the state is shown. */
export function renderMockPage(service: MockService, url: string, query: URLSearchParams): string {
  const { model, state, journal, latency, faults } = service;
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
      <body data-stamp={pageStamp(service)}>
        <header>
          <p class="product">docproof mock</p>
          <h1>{titles.join(', ')}</h1>
          <p>
            Served at <code>{url}</code>. The header <code>Docproof-Response</code> of each answer names the
            documented response and the reason for it.{' '}
            <b id="stale" role="status" hidden>
              The mock does not respond.
            </b>
          </p>
        </header>
        <nav>
          <a href="#journal">Journal</a>
          <a href="#state">State</a>
          <a href="#settings">Latency and faults</a>
          {model.apis.length > 1 &&
            model.apis.map((api, index) => (
              <a href={`#api-${api.name}`} key={api.name}>
                {titles[index]}
              </a>
            ))}
          <search>
            <input type="search" id="search" aria-label="Search the operations" placeholder="Search  /" />
            <button type="button" id="expand">
              Open all
            </button>
          </search>
        </nav>
        <main>
          <Requests journal={journal} />
          <Stored model={model} state={state} query={query} />
          <SettingsForms latency={latency} faults={faults.faults} />
          <Operations service={service} url={url} />
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

/** Latency and faults, to be changed while the mock runs. */
function SettingsForms({ latency, faults }: { latency: Latency; faults: readonly Fault[] }) {
  const waits = latency.max > 0 ? latencyText(latency) : '';
  const breaks = faults.map(faultText).join('; ');
  return (
    <details class="panel" id="settings">
      <summary>
        <h2>Latency and faults</h2>
        <small id="settings-now">
          {waits === '' ? 'No latency' : `${waits} ms`}, {breaks === '' ? 'no faults' : <b>{breaks}</b>}
        </small>
      </summary>
      <div class="settings">
        <SettingForm path="/latency" value={waits}>
          Latency in milliseconds, such as <code>200</code> or <code>100-500</code>
        </SettingForm>
        <SettingForm path="/faults" value={breaks}>
          Faults, such as <code>503,every=3,path=/orders; reset; timeout; truncate</code>
        </SettingForm>
      </div>
    </details>
  );
}

interface SettingFormProps {
  readonly path: string;
  readonly value: string;
  readonly children: preact.ComponentChildren;
}

function SettingForm({ path, value, children }: SettingFormProps) {
  return (
    <form data-path={path}>
      <label>
        <span>{children}</span>
        <input name="value" value={value} placeholder="none" />
      </label>
      <button type="submit">Set</button>
      <output />
    </form>
  );
}

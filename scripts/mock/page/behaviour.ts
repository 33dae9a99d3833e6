/// <reference lib="dom" />

/**
 * What the page can do: search, copy and send a line, set latency and faults, reset, and keep what it shows up to date. It
 * is written into the page as text, so it uses nothing from outside of itself.
 */
export function behave(prefix: string): void {
  const all = <T extends Element>(selector: string, within: ParentNode = document) => [
    ...within.querySelectorAll<T>(selector),
  ];
  const one = <T extends Element>(selector: string) => document.querySelector<T>(selector);
  const call = (method: string, path: string, body?: unknown) =>
    fetch(prefix + path, body === undefined ? { method } : { method, body: JSON.stringify(body) });

  /** A longer answer is cut: a list may have any length. */
  const mostShown = 20_000;
  const readable = (body: string) => {
    if (body.length > 50 * mostShown) return body;
    try {
      return JSON.stringify(JSON.parse(body), undefined, 2);
    } catch {
      return body;
    }
  };
  const cut = (text: string) =>
    text.length > mostShown
      ? `${text.slice(0, mostShown)}\n… ${text.length - mostShown} more characters`
      : text;

  /** Sends what a curl line sends, and formats the answer. */
  const send = async (text: string): Promise<string> => {
    const { path, method, headers, body } = JSON.parse(text) as {
      path: string;
      method: string;
      headers: [string, string][];
      body?: string;
    };
    try {
      const answer = await fetch(path, { method, headers, redirect: 'manual', cache: 'no-store', body });
      const chosen = answer.headers.get('docproof-response') ?? '';
      const shown = cut(readable(await answer.text()));
      return `${answer.status} ${answer.statusText}\n${chosen}${shown === '' ? '' : `\n\n${shown}`}`;
    } catch (error) {
      return `${error}: no answer`;
    }
  };

  /** Puts what is new in place of what is shown; what is open stays open. */
  const renew = (id: string, fresh: Document) => {
    const now = document.getElementById(id);
    const next = fresh.getElementById(id);
    if (!now || !next || now.innerHTML === next.innerHTML) return;
    const open = new Set(all('details[open]', now).map((each) => each.id));
    for (const each of all('details', next)) if (open.has(each.id)) each.setAttribute('open', '');
    now.replaceChildren(...next.childNodes);
  };
  /** A line depends on what is stored: an item that it names may be gone. */
  const renewLines = (fresh: Document) => {
    const now = all<HTMLElement>('[data-response]');
    const next = all<HTMLElement>('[data-response]', fresh);
    const ids = (lines: readonly HTMLElement[]) => lines.map(({ dataset }) => dataset.response).join(' ');
    if (ids(now) !== ids(next)) {
      renew('operations', fresh);
      filter();
      return;
    }
    for (const [index, line] of now.entries()) {
      for (const part of ['.curl code', '.note']) {
        const shown = line.querySelector(part);
        const other = next[index]?.querySelector(part)?.textContent ?? '';
        if (shown && shown.textContent !== other) shown.textContent = other;
      }
      const button = line.querySelector<HTMLElement>('[data-send]');
      const other = next[index]?.querySelector<HTMLElement>('[data-send]');
      if (!button || !other) continue;
      button.dataset.send = other.dataset.send;
      button.hidden = other.hidden;
    }
  };
  const refresh = async () => {
    const { stamp = '' } = document.body.dataset;
    const address = new URL(location.href);
    address.searchParams.set('stamp', stamp);
    const answer = await fetch(address).catch(() => undefined);
    one('#stale')?.toggleAttribute('hidden', answer?.ok === true);
    if (answer?.status !== 200) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of ['journal', 'state', 'settings-now']) renew(id, fresh);
    renewLines(fresh);
    document.body.dataset.stamp = fresh.body.dataset.stamp ?? '';
  };

  const search = one<HTMLInputElement>('#search');
  const filter = () => {
    const words = (search?.value ?? '').toLowerCase().split(/\s+/);
    let count = 0;
    for (const operation of all<HTMLElement>('.operation')) {
      const lines = all<HTMLElement>('[data-response]', operation);
      const ids = lines.map(({ dataset }) => dataset.response).join(' ');
      const group = operation.closest('.group')?.querySelector('summary')?.textContent ?? '';
      const text = `${group} ${ids} ${operation.querySelector('summary')?.textContent}`.toLowerCase();
      operation.hidden = !words.every((word) => text.includes(word));
      if (!operation.hidden) count += 1;
    }
    for (const group of all<HTMLElement>('.group, .api'))
      group.hidden = all<HTMLElement>('.operation', group).every(({ hidden }) => hidden);
    one('#nothing')?.toggleAttribute('hidden', count > 0);
  };
  search?.addEventListener('input', filter);
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement;
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search?.focus();
  });
  const expand = one<HTMLButtonElement>('#expand');
  const nameExpand = () => {
    const isAllOpen = all<HTMLDetailsElement>('.operation').every(({ open }) => open);
    if (expand) expand.textContent = isAllOpen ? 'Close all' : 'Open all';
  };
  nameExpand();
  document.addEventListener('toggle', nameExpand, true);
  expand?.addEventListener('click', () => {
    const open = expand.textContent === 'Open all';
    for (const operation of all<HTMLDetailsElement>('.operation')) operation.open = open;
    if (open) for (const group of all<HTMLDetailsElement>('.group')) group.open = true;
  });
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!(target instanceof HTMLDetailsElement)) return;
    target.open = true;
    target.scrollIntoView();
  };
  openTarget();
  addEventListener('hashchange', openTarget);
  // A link to where the address already leads changes nothing by itself.
  for (const link of all<HTMLAnchorElement>('nav a'))
    link.addEventListener('click', () => setTimeout(openTarget));

  document.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    if (button.dataset.copy !== undefined) {
      await navigator.clipboard.writeText(button.closest('.curl')?.querySelector('code')?.textContent ?? '');
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 1200);
    }
    if (button.dataset.send !== undefined) {
      const shown = button.closest('.response')?.querySelector<HTMLElement>('.answer');
      if (!shown) return;
      await refresh();
      shown.textContent = await send(button.dataset.send);
      shown.hidden = false;
      await refresh();
    }
    const [method, path] = (button.dataset.call ?? '').split(' ');
    if (method && path) {
      await call(method, path);
      await refresh();
    }
  });

  document.addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const text = String(new FormData(form).get('value') ?? '').trim();
    const answer =
      text === ''
        ? await call('DELETE', form.dataset.path ?? '')
        : await call('PUT', form.dataset.path ?? '', text);
    const problem = answer.ok ? '' : ((await answer.json()) as { detail: string }).detail;
    const output = form.querySelector('output');
    if (output) output.textContent = problem;
    await refresh();
  });

  setInterval(() => {
    if (!document.hidden) void refresh();
  }, 2000);
}

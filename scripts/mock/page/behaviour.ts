/// <reference lib="dom" />

/**
 * What the page can do: copy a line, set latency and faults, reset, and keep state and journal up to date. It is
 * written into the page as text, so it uses nothing from outside of itself.
 */
export function behave(prefix: string): void {
  const one = <T extends Element>(selector: string) => document.querySelector<T>(selector);
  const call = (method: string, path: string, body?: unknown) =>
    fetch(prefix + path, body === undefined ? { method } : { method, body: JSON.stringify(body) });

  /** Sends what a curl line sends, and tells the answer. */
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
      const came = await answer.text();
      let shown = came;
      try {
        shown = JSON.stringify(JSON.parse(came), undefined, 2);
      } catch {}
      return `${answer.status} ${answer.statusText}\n${chosen}${shown === '' ? '' : `\n\n${shown}`}`;
    } catch (error) {
      return `${error}; a page may not send this, a terminal can`;
    }
  };

  const refresh = async () => {
    const answer = await fetch(location.href).catch(() => undefined);
    const stale = one('#stale');
    if (!answer?.ok) {
      stale?.removeAttribute('hidden');
      return;
    }
    stale?.setAttribute('hidden', '');
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of ['journal', 'state']) {
      const now = document.getElementById(id);
      const next = fresh.getElementById(id);
      if (!now || !next || now.innerHTML === next.innerHTML) continue;
      const open = new Set([...now.querySelectorAll('details[open]')].map((each) => each.id));
      for (const each of next.querySelectorAll('details')) if (open.has(each.id)) each.open = true;
      now.replaceWith(next);
    }
  };

  document.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    if (button.dataset.copy !== undefined) {
      await navigator.clipboard.writeText(button.previousElementSibling?.textContent ?? '');
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 1200);
    }
    if (button.dataset.send !== undefined) {
      const told = button.closest('.response')?.querySelector<HTMLElement>('.answer');
      if (!told) return;
      told.textContent = await send(button.dataset.send);
      told.hidden = false;
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
  });

  setInterval(() => {
    if (!document.hidden) void refresh();
  }, 2000);
}

/// <reference lib="dom" />

/**
 * What the page can do beyond being read: filter, search, keyboard, theme, copying. It is written into the page as
 * text, so it uses nothing from outside of itself; without it the page shows everything it has. `ownFolder` is the run's
 * folder in the reports folder, `runs/<id>/`: the page is the same file here and there.
 */
export function behave(ownFolder: string): void {
  const all = <T extends Element>(selector: string, within: ParentNode = document) => [
    ...within.querySelectorAll<T>(selector),
  ];
  const one = <T extends Element>(selector: string) => document.querySelector<T>(selector);
  const responses = all<HTMLDetailsElement>('details.response');
  const search = one<HTMLInputElement>('#search');
  const filters = all<HTMLButtonElement>('[data-filter]');
  const expand = one<HTMLButtonElement>('#expand');
  const texts = new Map<Element, string>();

  const textOf = (response: Element) => {
    const known = texts.get(response);
    if (known !== undefined) return known;
    const heading = response.closest('.operation-group')?.querySelector('h4')?.textContent ?? '';
    const id = response.querySelector('.detail')?.id ?? '';
    const text = `${heading} ${id} ${response.querySelector('summary')?.textContent ?? ''}`.toLowerCase();
    texts.set(response, text);
    return text;
  };
  const visible = () => responses.filter((response) => !response.hidden);

  const show = () => {
    const wanted = filters.filter(isPressed).map((button) => button.dataset.filter);
    const words = (search?.value ?? '').toLowerCase().split(/\s+/);
    for (const response of responses) {
      const fits = wanted.length === 0 || wanted.includes(response.dataset.verdict);
      response.hidden = !(fits && words.every((word) => textOf(response).includes(word)));
    }
    for (const group of all<HTMLElement>('.operation-group, .group')) {
      group.hidden = all<HTMLElement>('details.response', group).every((response) => response.hidden);
    }
    const count = visible().length;
    const shown = one('#shown');
    if (shown !== null)
      shown.textContent = count === responses.length ? '' : `${count} of ${responses.length} shown`;
    one<HTMLElement>('#nothing')?.toggleAttribute('hidden', count > 0);
  };

  const isPressed = (button: Element) => button.getAttribute('aria-pressed') === 'true';
  const move = (step: 1 | -1, candidates: readonly Element[]) => {
    const here = document.activeElement?.closest('details.response');
    const at = here ? candidates.indexOf(here) : -1;
    const after = (candidate: Element) => Boolean(here && here.compareDocumentPosition(candidate) & 4);
    const next =
      at >= 0 || !here
        ? candidates[at + step]
        : step === 1
          ? candidates.find(after)
          : candidates.findLast((candidate) => !after(candidate));
    next?.querySelector('summary')?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };

  const remember = (theme: string) => {
    try {
      localStorage.setItem('docproof-theme', theme);
    } catch {
      // A page that is opened from a sandbox has no storage; the theme then lasts as long as the page.
    }
  };
  const recall = () => {
    try {
      return localStorage.getItem('docproof-theme');
    } catch {
      return null;
    }
  };
  const otherTheme = () => {
    const current =
      document.documentElement.dataset.theme ??
      (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    const theme = current === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    remember(theme);
  };

  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const response = target?.closest<HTMLDetailsElement>('details.response');
    if (!response) return;
    if (response.hidden) clear();
    response.open = true;
    response.scrollIntoView({ block: 'start' });
    response.querySelector('summary')?.focus({ preventScroll: true });
  };
  const clear = () => {
    if (search) search.value = '';
    for (const button of filters) button.setAttribute('aria-pressed', 'false');
    show();
  };

  const copy = async (text: string) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  };
  const addCopyButton = (box: Element) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await copy(box.querySelector('pre')?.textContent ?? '');
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 1500);
    });
    box.append(button);
  };

  const keys: Record<string, () => void> = {
    '/': () => search?.focus(),
    j: () => move(1, visible()),
    k: () => move(-1, visible()),
    n: () =>
      move(
        1,
        visible().filter((response) => response.dataset.verdict !== 'conforms'),
      ),
    p: () =>
      move(
        -1,
        visible().filter((response) => response.dataset.verdict !== 'conforms'),
      ),
    o: () => {
      const response = document.activeElement?.closest<HTMLDetailsElement>('details.response');
      if (response) response.open = !response.open;
    },
    t: otherTheme,
    Escape: () => {
      clear();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    },
  };
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (event.ctrlKey || event.metaKey || event.altKey || (typing && event.key !== 'Escape')) return;
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });

  const theme = recall();
  if (theme !== null) document.documentElement.dataset.theme = theme;
  one('#theme')?.addEventListener('click', otherTheme);
  search?.addEventListener('input', show);
  for (const button of filters) {
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(!isPressed(button)));
      show();
    });
  }
  expand?.addEventListener('click', () => {
    const open = expand.getAttribute('aria-expanded') !== 'true';
    for (const response of visible()) response.open = open;
    expand.setAttribute('aria-expanded', String(open));
    expand.textContent = open ? 'Close all' : 'Open all';
  });
  // Copy buttons come when a response is first opened: a page may hold thousands.
  document.addEventListener(
    'toggle',
    (event) => {
      if (!(event.target instanceof HTMLDetailsElement)) return;
      for (const box of all('.copyable', event.target))
        if (box.querySelector('button') === null) addCopyButton(box);
    },
    true,
  );
  let openedForPaper: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    openedForPaper = visible().filter(
      (response) => !response.open && response.dataset.verdict !== 'conforms',
    );
    for (const response of openedForPaper) response.open = true;
  });
  addEventListener('afterprint', () => {
    for (const response of openedForPaper) response.open = false;
  });
  const isInOwnFolder = decodeURIComponent(location.pathname).includes(`/${ownFolder}`);
  for (const link of isInOwnFolder ? all<HTMLAnchorElement | SVGAElement>('a[href^="runs/"]') : [])
    link.setAttribute('href', `../../${link.getAttribute('href')}`);
  // What an address or a key leads to is shown below the toolbar that stays in sight, however many lines that takes.
  const toolbar = one<HTMLElement>('.toolbar');
  const makeRoom = () => {
    const isSticky = toolbar !== null && getComputedStyle(toolbar).position === 'sticky';
    document.documentElement.style.scrollPaddingTop = `${isSticky ? toolbar.offsetHeight + 8 : 8}px`;
  };
  addEventListener('resize', makeRoom);
  addEventListener('hashchange', openTarget);
  for (const hidden of all('.toolbar, #theme, .keys')) hidden.removeAttribute('hidden');
  makeRoom();
  openTarget();
}

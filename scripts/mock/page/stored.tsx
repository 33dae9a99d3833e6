import { jsonText } from '../../documentation/index.ts';
import type { MockModel } from '../answer/model/model.ts';
import { anyParent, type MockState } from '../answer/state/store.ts';
import { controlPrefix } from '../prefix.ts';
import { shownShelves } from '../saved-state.ts';

/** More items of one resource than these are counted only. */
const mostShown = 50;

/** What is stored now. */
export function Stored({ model, state }: { model: MockModel; state: MockState }) {
  const shelves = shownShelves(state, model).flatMap(([key, byParent]) =>
    [...byParent]
      .filter(([parent]) => parent !== anyParent)
      .map(([parent, items]) => ({ key, parent, items })),
  );
  return (
    <section id="state">
      <header>
        <h2>State</h2>
        <a href={`${controlPrefix}/state`} download="mock-state.json">
          Save
        </a>
        <button type="button" data-call="POST /reset">
          Reset to the documented examples
        </button>
      </header>
      {shelves.length === 0 && <p class="none">Nothing is stored.</p>}
      {shelves.map(({ key, parent, items }) => (
        <details class="shelf" id={`shelf-${key}-${parent}`} key={`${key} ${parent}`}>
          <summary>
            <code>{pathOf(model.resources.get(key)?.model.itemPath ?? key, parent)}</code>{' '}
            <small>
              {items.size} {items.size === 1 ? 'item' : 'items'}
            </small>
          </summary>
          <pre>
            {jsonText(
              Object.fromEntries([...items.values()].slice(0, mostShown).map(({ id, value }) => [id, value])),
              2,
            )}
            {items.size > mostShown && `\n… and ${items.size - mostShown} more`}
          </pre>
        </details>
      ))}
    </section>
  );
}

/** The item path with the ids of the parents in it. */
function pathOf(template: string, parent: string): string {
  const ids = parent === '' ? [] : parent.split('/');
  let at = 0;
  return template.replace(/\{[^{}]+\}/g, (variable) => ids[at++] ?? variable);
}

import { jsonText } from '../../documentation/index.ts';
import type { Entity, MockModel, MockState } from '../answer/model/model.ts';
import { sizeOfItem } from '../answer/state/usage.ts';
import { controlPrefix } from '../prefix.ts';
import {
  itemsPage,
  nextOffset,
  offsetOf,
  type Page,
  pathOfTable,
  type Table,
  tableAt,
  tablesPage,
} from '../stored-pages.ts';

interface StoredProps {
  readonly model: MockModel;
  readonly state: MockState;
  readonly query: URLSearchParams;
}

/** Bytes of items that the page shows, and those of one item. */
const [mostBytes, longestItem] = [200_000, 20_000];

/** What is stored now: all tables, or the one that the query names. */
export function Stored({ model, state, query }: StoredProps) {
  const resource = query.get('resource');
  const table = resource === null ? undefined : tableAt(state, model, resource, query.get('parent') ?? '');
  return (
    <details class="panel" id="state" open={resource !== null || query.has('offset')}>
      <summary>
        <h2>State</h2>
        <small>
          {itemCount(state.usage.items)}, about {sizeText(state.usage.bytes)}
        </small>
      </summary>
      <p class="actions">
        <a href={`${controlPrefix}/state`} download="mock-state.json">
          Save
        </a>
        <button type="button" data-call="POST /reset">
          Reset to the documented examples
        </button>
      </p>
      {resource === null ? (
        <Tables model={model} state={state} offset={offsetOf(query)} />
      ) : (
        <p>
          <a href="?#state">All resources</a>
        </p>
      )}
      {table && <OneTable table={table} model={model} offset={offsetOf(query)} />}
      {resource !== null && !table && <p class="none">Nothing is stored here anymore.</p>}
    </details>
  );
}

function Tables({ model, state, offset }: { model: MockModel; state: MockState; offset: number }) {
  const page = tablesPage(state, model, offset);
  let left = mostBytes;
  if (page.total === 0) return <p class="none">Nothing is stored.</p>;
  return (
    <>
      {page.entries.map((table) => {
        const items = itemsPage(table, 0, Math.max(0, left));
        left -= sizeShown(items.entries);
        return (
          <details class="table" id={`table-${table.resource}-${table.parent}`} key={addressOf(table, 0)}>
            <summary>
              <code>{pathOfTable(table, model)}</code> <small>{itemCount(table.items.size)}</small>
            </summary>
            <Items items={items.entries} />
            {nextOffset(items) !== undefined && (
              <p>
                <a href={addressOf(table, 0)}>
                  Show all {itemCount(items.total)}, {items.entries.length} of them here
                </a>
              </p>
            )}
          </details>
        );
      })}
      <Pages page={page} what="resources" addressAt={(at) => `?offset=${at}#state`} />
    </>
  );
}

function OneTable({ table, model, offset }: { table: Table; model: MockModel; offset: number }) {
  const page = itemsPage(table, offset, mostBytes);
  return (
    <div class="table">
      <p>
        <code>{pathOfTable(table, model)}</code> <small>{itemCount(table.items.size)}</small>
      </p>
      <Items items={page.entries} />
      <Pages page={page} what="items" addressAt={(at) => addressOf(table, at)} />
    </div>
  );
}

function Items({ items }: { items: readonly Entity[] }) {
  const shown = items.map((item) => [item.id, shownValue(item)]);
  return <pre tabindex={0}>{jsonText(Object.fromEntries(shown), 2)}</pre>;
}

function shownValue(item: Entity): unknown {
  const size = sizeOfItem(item);
  return size > longestItem ? `(too long to be shown here: ${sizeText(size)})` : item.value;
}

function sizeShown(items: readonly Entity[]): number {
  return items.reduce((sum, item) => sum + Math.min(sizeOfItem(item), longestItem), 0);
}

interface PagesProps {
  readonly page: Page<unknown>;
  readonly what: string;
  readonly addressAt: (offset: number) => string;
}

/** Which part is shown, with the way to the others; nothing where all is shown. */
function Pages({ page, what, addressAt }: PagesProps) {
  const { total, offset, entries } = page;
  const next = nextOffset(page);
  if (offset === 0 && next === undefined) return null;
  return (
    <p class="pages">
      <small>
        {what} {entries.length === 0 ? 'none' : `${offset + 1} to ${offset + entries.length}`} of {total}
      </small>{' '}
      {offset > 0 && <a href={addressAt(0)}>First</a>}{' '}
      {next !== undefined && <a href={addressAt(next)}>Next</a>}{' '}
      {next !== undefined && <a href={addressAt(Math.max(0, total - 100))}>Last</a>}
    </p>
  );
}

function addressOf({ resource, parent }: Table, offset: number): string {
  return `?${new URLSearchParams({ resource, parent, offset: String(offset) })}#state`;
}

function itemCount(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'item' : 'items'}`;
}

function sizeText(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1_048_576).toFixed(1)} MiB`;
}

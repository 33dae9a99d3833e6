/** Runs a collection in this process. */
import type { PostmanCollection, PostmanFolder, PostmanItem } from '../../../collections/index.ts';
import { answersMessage, type Engine, type EngineRun, variablesOf } from '../engine.ts';
import { commonScripts, ItemRunner } from './item-runner.ts';
import { ScriptContext } from './script-context.ts';
import { runSideBySide } from './side-by-side.ts';
import { Variables } from './variables.ts';

export const directEngine: Engine = { title: 'the direct engine', run };

async function run(run: EngineRun): Promise<undefined> {
  const items = itemsIn(run.collection.item);
  const variables = Variables.of(variablesOf(run), run.collection.variable);
  if (run.schedule && run.schedule.lanes > 1) await runSideBySide(run, run.schedule, items, variables);
  else await runInTurn(run, items, variables);
}

async function runInTurn(run: EngineRun, items: readonly PostmanItem[], variables: Variables): Promise<void> {
  const scripts = (run.scripts ?? new ScriptContext()).printTo((name, content) => {
    answersMessage(run, name, content);
  });
  const runner = new ItemRunner(run, commonScripts(run), variables, scripts);
  for (let at = 0; at >= 0 && at < items.length; ) {
    const item = items[at] as PostmanItem;
    const next = await runner.run(item);
    const nextAt = next === undefined ? at + 1 : positionOf(next, items);
    if (nextAt !== at) run.onFact({ type: 'item-over', item: item.id });
    at = nextAt;
  }
}

/** The requests in their order, whatever folder they are in. */
function itemsIn(entries: PostmanCollection['item']): readonly PostmanItem[] {
  return entries.flatMap((entry: PostmanFolder | PostmanItem) =>
    'item' in entry ? itemsIn(entry.item) : [entry],
  );
}

/** Where a script goes on; it ends the run by a request that is not there, or by null. */
function positionOf(idOrName: string | null, items: readonly PostmanItem[]): number {
  const byId = items.findIndex(({ id }) => id === idOrName);
  return byId >= 0 ? byId : items.findIndex(({ name }) => name === idOrName);
}

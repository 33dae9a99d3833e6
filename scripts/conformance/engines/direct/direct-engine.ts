/** Runs a collection in this process. */
import type { PostmanCollection, PostmanFolder, PostmanItem } from '../../../collections/index.ts';
import { answersMessage, type Engine, type EngineRun, variablesOf } from '../engine.ts';
import { ItemRunner } from './item-runner.ts';
import { ScriptContext } from './script-context.ts';
import { Variables } from './variables.ts';

export const directEngine: Engine = { title: 'the direct engine', run };

async function run(run: EngineRun): Promise<undefined> {
  const items = itemsIn(run.collection.item);
  const runner = new ItemRunner(
    run,
    new Variables(variablesOf(run), run.collection.variable),
    new ScriptContext((name, content) => {
      answersMessage(run, name, content);
    }),
  );
  for (let at = 0; at >= 0 && at < items.length; ) {
    const next = await runner.run(items[at] as PostmanItem);
    at = next === undefined ? at + 1 : positionOf(next, items);
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

/** Runs the items of a schedule in lanes, each item as if it were alone, and then what the schedule does not name. */
import { type PostmanItem, scenarioVariables, undoVariable } from '../../../collections/index.ts';
import type { Schedule } from '../../schedule.ts';
import { answersMessage, type EngineRun } from '../engine.ts';
import { type CommonScripts, commonScripts, ItemRunner } from './item-runner.ts';
import { PendingOfAll } from './pending-of-all.ts';
import { Queue } from './queue.ts';
import { ScriptContext } from './script-context.ts';
import type { Variables } from './variables.ts';

export async function runSideBySide(
  run: EngineRun,
  schedule: Schedule,
  items: readonly PostmanItem[],
  variables: Variables,
): Promise<void> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const queue = new Queue(schedule);
  const pending = new PendingOfAll(run.onPending);
  const common = commonScripts(run);
  const lanes = Array.from(
    { length: Math.min(schedule.lanes, items.length) },
    () => new Lane(run, common, variables, pending),
  );
  await Promise.all(
    lanes.map(async (lane) => {
      for (let id = await queue.take(); id !== undefined; id = await queue.take()) {
        await lane.run(byId.get(id) as PostmanItem);
        queue.finish(id);
      }
    }),
  );
  const last = new Lane(run, common, variables, pending);
  for (const item of items.filter(({ id }) => !schedule.waitsFor.has(id)))
    await last.run(item, pending.takeAll());
}

/** Where one item at a time runs. */
class Lane {
  readonly #run: EngineRun;
  readonly #common: CommonScripts;
  readonly #shared: Variables;
  readonly #pending: PendingOfAll;
  readonly #scripts: ScriptContext;
  #item = '';

  constructor(run: EngineRun, common: CommonScripts, shared: Variables, pending: PendingOfAll) {
    this.#run = run;
    this.#common = common;
    this.#shared = shared;
    this.#pending = pending;
    this.#scripts = new ScriptContext().printTo((name, undos) => {
      answersMessage({ ...run, onPending: (own) => pending.keep(this.#item, own) }, name, undos);
    });
  }

  /** `left`: what is to be undone from before, as JSON. */
  async run(item: PostmanItem, left?: string): Promise<void> {
    this.#item = item.id;
    const variables = this.#shared.fork(scenarioVariables);
    if (left !== undefined) variables.collection.set(undoVariable, left);
    const runner = new ItemRunner(this.#run, this.#common, variables, this.#scripts);
    let next: string | null | undefined;
    do next = await runner.run(item);
    while (next === item.id || next === item.name);
    // While nothing else may touch what it has changed.
    if (variables.collection.get(undoVariable)) await runner.settle(item);
    this.#pending.leave(item.id, variables.collection.get(undoVariable));
    this.#run.onFact({ type: 'item-over', item: item.id });
  }
}

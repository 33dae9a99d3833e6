/** One item of a collection: the scripts before it, its request, and the scripts after it. */
import type { PostmanEvent, PostmanItem } from '../../../collections/index.ts';
import { isCutAnswer, type Purpose } from '../../wire/index.ts';
import { type EngineRun, skipScript } from '../engine.ts';
import type { Answer, OutgoingRequest } from './exchange.ts';
import { LiveRequest } from './live-request.ts';
import { type ItemExecution, messageOf, postmanApi } from './postman-api.ts';
import { exchangeAgain } from './retry.ts';
import type { Script, ScriptContext } from './script-context.ts';
import type { Variables } from './variables.ts';

/** The scripts that run before and after every item. */
export interface CommonScripts {
  readonly before: readonly Script[];
  readonly after: readonly Script[];
}

export function commonScripts({ collection }: EngineRun): CommonScripts {
  return { before: scriptsOf(collection, 'prerequest'), after: scriptsOf(collection, 'test') };
}

export class ItemRunner {
  readonly #run: EngineRun;
  readonly #common: CommonScripts;
  readonly #variables: Variables;
  readonly #scripts: ScriptContext;

  constructor(run: EngineRun, common: CommonScripts, variables: Variables, scripts: ScriptContext) {
    this.#run = run;
    this.#common = common;
    this.#variables = variables;
    this.#scripts = scripts;
  }

  /** Id or name of the item that the scripts want to come next, `null` for the end; undefined where they leave it open. */
  async run(item: PostmanItem): Promise<string | null | undefined> {
    const { skip, onFact } = this.#run;
    const reason = skip(item.id);
    onFact({ type: 'item-started', item: item.id });
    let isSkipped = false;
    let next: string | null | undefined;
    const request = new LiveRequest(item, this.#run.collection.auth);
    const purpose: { preparing?: string | undefined } = { preparing: item.id };
    const execution: ItemExecution = {
      ...this.#execution(item, request, purpose),
      skipRequest: () => {
        isSkipped = true;
      },
      setNextRequest: (idOrName) => {
        next = idOrName;
      },
    };
    const own = reason === undefined ? scriptsOf(item, 'prerequest') : [[skipScript(item.id, reason)]];
    for (const script of [...this.#common.before, ...own]) {
      // What could not be prepared is not sent.
      if (!isSkipped && !(await this.#runScript(script, execution, undefined))) isSkipped = true;
    }
    purpose.preparing = undefined;
    if (!isSkipped) {
      const { answer } = await this.#exchange(item, request.outgoing(this.#variables), true, {});
      for (const script of [...this.#common.after, ...scriptsOf(item, 'test')]) {
        await this.#runScript(script, execution, answer);
      }
    }
    onFact({ type: 'item-finished', item: item.id });
    return next;
  }

  /** Only the scripts that come before every request: they try once more what an item could not undo. */
  async settle(item: PostmanItem): Promise<void> {
    const execution = this.#execution(item, new LiveRequest(item, this.#run.collection.auth), {});
    for (const script of this.#common.before) await this.#runScript(script, execution, undefined);
  }

  #execution(item: PostmanItem, request: LiveRequest, purpose: Purpose): ItemExecution {
    return {
      item,
      variables: this.#variables,
      request,
      onTest: (name, outcome, message) =>
        this.#run.onFact({ type: 'assertion', item: item.id, name, outcome, message }),
      skipRequest: () => {},
      setNextRequest: () => {},
      send: (asked) => this.#exchange(item, asked, false, purpose),
    };
  }

  /** False where the script threw. */
  async #runScript(script: Script, execution: ItemExecution, answer: Answer | undefined): Promise<boolean> {
    const thrown = await this.#scripts.run(script, (work) => postmanApi(execution, answer, work));
    if (thrown === undefined) return true;
    this.#run.onFact({ type: 'script-error', item: execution.item.id, message: messageOf(thrown) });
    return false;
  }

  async #exchange({ id }: PostmanItem, asked: OutgoingRequest, main: boolean, purpose: Purpose) {
    const exchanged = await exchangeAgain(asked, this.#run, purpose);
    const { recorded, error } = exchanged;
    this.#run.onFact({ type: 'exchange', item: id, main, isCut: isCutAnswer(error), exchange: recorded });
    return exchanged;
  }
}

function scriptsOf(
  { event }: { readonly event: readonly PostmanEvent[] },
  listen: PostmanEvent['listen'],
): readonly Script[] {
  return event.filter((each) => each.listen === listen).map(({ script }) => script.exec);
}

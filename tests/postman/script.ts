/** Runs scripts as Postman does: each with a `pm` of its own, all of a run with the same globals. */
import { type Context, createContext, Script } from 'node:vm';

type Timer = (act: () => void, ms: number) => void;

/** What is still to come of a script that has returned. */
export interface Pending {
  /** Counts a piece of work until it is over. */
  during<Result>(work: Promise<Result>): Promise<Result>;
}

export class Sandbox {
  readonly #globals: Context;
  readonly #hurries: boolean;

  /** `hurries`: timers of scripts end at once. `onInfo` takes what scripts say to their host. */
  constructor(hurries: boolean, onInfo: (name: string, content: string) => void) {
    this.#globals = createContext({ console: { ...console, info: onInfo } });
    this.#hurries = hurries;
  }

  /** Runs a script to the end of all that it has started. */
  async run(text: string, makePm: (pending: Pending) => unknown): Promise<void> {
    let open = 0;
    const pending: Pending = {
      during: async (work) => {
        open += 1;
        try {
          return await work;
        } finally {
          open -= 1;
        }
      },
    };
    const timer: Timer = (act, ms) =>
      void pending.during(new Promise<void>((over) => setTimeout(over, this.#hurries ? 0 : ms)).then(act));
    compiled(text).runInContext(this.#globals)(makePm(pending), timer);
    do await new Promise((turn) => setImmediate(turn));
    while (open > 0);
  }
}

/** Many runs are of the same collection: compiled once, its scripts are quick to start. */
const known = new Map<string, Script>();

function compiled(text: string): Script {
  const script = known.get(text) ?? new Script(`(function (pm, setTimeout) {${text}\n})`);
  known.set(text, script);
  return script;
}

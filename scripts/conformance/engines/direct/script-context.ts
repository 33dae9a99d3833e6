/** Runs the scripts of one run: each with a `pm` of its own, all with the same globals, as in Postman. */
import { compileFunction, createContext } from 'node:vm';
import { OpenWork } from './open-work.ts';

export type Console = (...values: readonly unknown[]) => void;

type Timer = (act: () => void, ms: number) => void;
/** Its lines. */
export type Script = readonly string[];

type Compiled = (pm: unknown, timer: Timer) => void;

/** Kept, as an item may be sent several times: with its scripts, and with that of the collection. */
const usuallyCompiled = 8;

/**
 * Not a sandbox: the scripts are docproof's own, and no text of a document becomes code in them. They are given what they use
 * and nothing else, and cannot make code out of text.
 */
export class ScriptContext {
  readonly #globals;
  /** Those used last, the latest at the end: the script before every request is the same one each time. */
  readonly #compiled = new Map<Script, Compiled>();
  readonly #mostCompiled: number;
  #print: Console = () => {};

  /** `mostCompiled`: how many scripts are kept compiled. */
  constructor(mostCompiled = usuallyCompiled) {
    this.#mostCompiled = mostCompiled;
    const print: Console = (...values) => this.#print(...values);
    const console = { log: print, info: print, warn: print, error: print, debug: print };
    this.#globals = createContext({ console, atob }, { codeGeneration: { strings: false, wasm: false } });
  }

  /** `print` is called for what scripts write to the console from now on. */
  printTo(print: Console): this {
    this.#print = print;
    return this;
  }

  /** Runs a script to the end of all that it has started; gives back what it threw. */
  async run(script: Script, makePm: (work: OpenWork) => unknown): Promise<unknown> {
    const work = new OpenWork();
    const thrown: unknown[] = [];
    const timer: Timer = (act, ms) => {
      const over = new Promise<void>((resolve) => setTimeout(resolve, ms));
      work.add(over.then(act).catch((error: unknown) => thrown.push(error)));
    };
    try {
      this.#compile(script)(makePm(work), timer);
    } catch (error) {
      thrown.push(error);
    }
    await work.done();
    return thrown[0];
  }

  #compile(script: Script): Compiled {
    const parameters = ['pm', 'setTimeout'];
    const compiled =
      this.#compiled.get(script) ??
      (compileFunction(script.join('\n'), parameters, { parsingContext: this.#globals }) as Compiled);
    this.#compiled.delete(script);
    this.#compiled.set(script, compiled);
    const [oldest] = this.#compiled.keys();
    if (this.#compiled.size > this.#mostCompiled && oldest !== undefined) this.#compiled.delete(oldest);
    return compiled;
  }
}

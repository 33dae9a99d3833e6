/** One file of an OpenAPI document: its plain value, and the line of everything in it. */
import { pointerTo } from '../json-pointer.ts';
import type { Source } from '../model.ts';

/** A key of an object or an index of an array. */
export type Step = string | number;

export interface SpecFile {
  /** As it is named in sources. */
  readonly file: string;
  readonly value: unknown;
  /** Line, from 1, of the key or item `step` in `container`; undefined if it is not written there. */
  readonly lineOf: (container: object, step: Step) => number | undefined;
  /** What the parser complains of, each with its line. */
  readonly problems: readonly Problem[];
}

export interface SpecPlace {
  readonly file: SpecFile;
  readonly steps: readonly Step[];
}

export interface Problem {
  readonly message: string;
  readonly line: number;
}

/** Collects where the keys and items of each container stand. */
export class LineTable {
  readonly #lines = new Map<object, Map<Step, number>>();

  note(container: object, step: Step, line: number): void {
    const lines = this.#lines.get(container) ?? new Map<Step, number>();
    lines.set(step, line);
    this.#lines.set(container, lines);
  }

  readonly lineOf: SpecFile['lineOf'] = (container, step) => this.#lines.get(container)?.get(step);
}

export function pointerOf(steps: readonly Step[]): string {
  return pointerTo(steps.map(String));
}

export function sourceAt(file: string, line: number, pointer: string): Source {
  return { file, line, pointer };
}

/** A value of an OpenAPI document that knows where it is written. References are followed on the way. */

import type { Note } from '../collect-findings.ts';
import type { Finding, Json, JsonObject, Source } from '../model.ts';
import { pointerOf, type SpecFile, type SpecPlace, type Step } from './spec-file.ts';

/** Gives the place that a reference names from another one; undefined where its file is not read. */
export interface SpecFiles {
  readonly locate: (reference: string, from: SpecPlace) => SpecPlace | undefined;
  readonly note: Note;
}

/** A chain of references longer than this leads in a circle. */
const longestChain = 32;

export class SpecNode {
  readonly #files: SpecFiles;
  readonly #file: SpecFile;
  readonly #path: readonly Step[];
  readonly value: unknown;
  readonly line: number;

  constructor(files: SpecFiles, file: SpecFile, path: readonly Step[], value: unknown, line: number) {
    this.#files = files;
    this.#file = file;
    this.#path = path;
    this.value = value;
    this.line = line;
  }

  static root(files: SpecFiles, file: SpecFile): SpecNode {
    return new SpecNode(files, file, [], file.value, 1);
  }

  get source(): Source {
    return { file: this.#file.file, line: this.line, pointer: pointerOf(this.#path) };
  }

  /** Identifies the place that is read, over all files. */
  get place(): string {
    return `${this.#file.file}#${pointerOf(this.#path)}`;
  }

  get isObject(): boolean {
    return isObject(this.value);
  }

  get isArray(): boolean {
    return Array.isArray(this.value);
  }

  /** The last step of the way to it: the name of a definition. */
  get name(): string {
    const last = this.#path.at(-1);
    return String(
      last ??
        this.#file.file
          .split('/')
          .at(-1)
          ?.replace(/\.\w+$/, '') ??
        '',
    );
  }

  has(key: string): boolean {
    return isObject(this.value) && Object.hasOwn(this.value, key);
  }

  /** A member as it is written, its reference not followed. */
  raw(key: string): SpecNode | undefined {
    return this.has(key) ? this.#child(key, (this.value as Record<string, unknown>)[key]) : undefined;
  }

  get(key: string): SpecNode | undefined {
    return this.raw(key)?.resolved();
  }

  /** Members of an object, in their order. */
  entries(): readonly (readonly [string, SpecNode])[] {
    if (!isObject(this.value)) return [];
    return Object.entries(this.value).flatMap(([key, value]) => {
      const node = this.#child(key, value).resolved();
      return node ? [[key, node] as const] : [];
    });
  }

  /** What stands beside it in the same container, and it itself, as it is written. */
  siblings(): readonly SpecNode[] {
    const container = this.#at({ file: this.#file, steps: this.#path.slice(0, -1) });
    return Object.keys(container?.isObject ? (container.value as object) : {}).flatMap(
      (key) => container?.raw(key) ?? [],
    );
  }

  /** Items of an array; nothing for anything else. */
  items(): readonly SpecNode[] {
    if (!Array.isArray(this.value)) return [];
    return this.value.flatMap((value, index) => this.#child(index, value).resolved() ?? []);
  }

  /** Items as they are written, their references not followed. */
  rawItems(): readonly SpecNode[] {
    return Array.isArray(this.value) ? this.value.map((value, index) => this.#child(index, value)) : [];
  }

  text(key: string): string | undefined {
    const value = this.json(key);
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  }

  flag(key: string): boolean | undefined {
    const value = this.json(key);
    return typeof value === 'boolean' ? value : undefined;
  }

  texts(key: string): readonly string[] {
    const value = this.json(key);
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  }

  json(key: string): Json | undefined {
    return this.has(key) ? (this.value as JsonObject)[key] : undefined;
  }

  /**
   * A member that shows a value. OpenAPI knows no references in values, yet bundlers follow them anywhere, and documents
   * are written for bundlers: a value that is a reference alone stands for what it leads to, where there is something.
   */
  shown(key: string): SpecNode | undefined {
    const written = this.raw(key);
    if (!written?.isObject || !written.has('$ref') || Object.keys(written.value as object).length > 1)
      return written;
    const meant = written.resolved();
    const isNamedExample = /^\/components\/examples\/[^/]+$/.test(meant?.source.pointer ?? '');
    return (isNamedExample ? meant?.raw('value') : meant) ?? written;
  }

  /** What its `$ref` leads to, with the members beside the reference that say more (`description`, `summary`). */
  resolved(): SpecNode | undefined {
    let node: SpecNode = this;
    for (let hops = 0; hops < longestChain; hops += 1) {
      const reference = isObject(node.value) ? node.value.$ref : undefined;
      if (typeof reference !== 'string') return node;
      const next = node.follow(reference);
      if (next === undefined) return undefined;
      node = next;
    }
    this.note('reference-not-usable', 'warning', {
      reference: String(this.text('$ref')),
      problem: 'it is circular',
    });
    return undefined;
  }

  /** The place that a reference names; a finding where there is none. */
  follow(reference: string): SpecNode | undefined {
    const place = this.#files.locate(reference, { file: this.#file, steps: this.#path });
    const found = place && this.#at(place);
    if (!found) {
      const problem = place
        ? 'nothing is written there'
        : 'only files in the folder of the document are read';
      this.note('reference-not-usable', 'warning', { reference, problem });
    }
    return found || undefined;
  }

  note(code: Finding['code'], severity: Finding['severity'], detail: Finding['detail'] = {}): void {
    this.#files.note(code, severity, this.source, detail);
  }

  #at({ file, steps }: SpecPlace): SpecNode | undefined {
    let node: SpecNode | undefined = SpecNode.root(this.#files, file);
    for (const each of steps) {
      const step = String(each);
      const at: SpecNode | undefined = node;
      node = at?.isArray ? at.#item(Number(step)) : at?.raw(step);
      if (node === undefined && at?.has('$ref')) node = at.resolved()?.raw(step);
    }
    return node;
  }

  #item(index: number): SpecNode | undefined {
    const value = Array.isArray(this.value) ? this.value[index] : undefined;
    return value === undefined ? undefined : this.#child(index, value);
  }

  #child(step: Step, value: unknown): SpecNode {
    const line = isContainer(this.value) ? this.#file.lineOf(this.value, step) : undefined;
    return new SpecNode(this.#files, this.#file, [...this.#path, step], value, line ?? this.line);
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return isContainer(value) && !Array.isArray(value);
}

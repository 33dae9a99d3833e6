/** Where references lead: inside a document, to a file beside it, to a schema by its `$id` or to an anchor in one. */
import { keysOfReference } from '../json-pointer.ts';
import { percentDecoded } from '../percent-decoded.ts';
import type { SpecFile, SpecPlace, Step } from './spec-file.ts';
import type { SpecFiles } from './spec-node.ts';

/** Of documents and schemas that name themselves by a relative URL. */
const somewhere = 'docproof://document/';

/** `read` returns a file next to the document; undefined if it cannot be read. */
export function locator(root: SpecFile, read: (path: string) => SpecFile | undefined): SpecFiles['locate'] {
  const files = new Map<string, SpecFile | undefined>([[root.file, root]]);
  const names = new Map<SpecFile, Names>();

  function fileAt(path: string): SpecFile | undefined {
    if (!files.has(path)) files.set(path, read(path));
    return files.get(path);
  }

  function namesIn(file: SpecFile): Names {
    const known = names.get(file) ?? namesOf(file);
    names.set(file, known);
    return known;
  }

  /** The document or schema that a URL names. */
  function resourceAt(url: string, from: SpecPlace): SpecPlace | undefined {
    if (url === '') return innermostResource(from);
    const named = namesIn(from.file).ids.get(urlFrom(url, baseOf(from.file)));
    if (named) return { file: from.file, steps: named };
    const path = siblingPath(url, from.file.file);
    const file = path === undefined ? undefined : fileAt(path);
    return file && { file, steps: [] };
  }

  return (reference, from) => {
    const [url = '', fragment = ''] = reference.split('#', 2);
    const resource = resourceAt(url, from);
    if (!resource) return undefined;
    const { file, steps } = resource;
    if (fragment !== '' && !fragment.startsWith('/'))
      return { file, steps: namesIn(file).anchors.get(percentDecoded(fragment)) ?? [`#${fragment}`] };
    const keys = keysOfReference(fragment);
    // Many write a reference from the top of the document, also in a schema that is a resource of its own.
    const isInside = keys[0] === undefined || hasStep(valueAt(file.value, steps), keys[0]);
    return { file, steps: isInside || url !== '' ? [...steps, ...keys] : keys };
  };
}

interface Names {
  readonly anchors: ReadonlyMap<string, readonly Step[]>;
  readonly ids: ReadonlyMap<string, readonly Step[]>;
}

function namesOf(file: SpecFile): Names {
  const anchors = new Map<string, readonly Step[]>();
  const ids = new Map<string, readonly Step[]>();
  const seen = new Set<object>();
  const visit = (value: unknown, steps: readonly Step[]): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const { $anchor, $dynamicAnchor, $id, $self } = value as Readonly<Record<string, unknown>>;
    for (const anchor of [$anchor, $dynamicAnchor])
      if (typeof anchor === 'string' && !anchors.has(anchor)) anchors.set(anchor, steps);
    for (const id of [$id, $self]) if (typeof id === 'string') ids.set(urlFrom(id, baseOf(file)), steps);
    for (const [key, child] of Object.entries(value))
      visit(child, [...steps, Array.isArray(value) ? Number(key) : key]);
  };
  visit(file.value, []);
  return { anchors, ids };
}

function baseOf({ value }: SpecFile): string {
  const { $self, $id } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const own = $self ?? $id;
  return typeof own === 'string' ? urlFrom(own, somewhere) : somewhere;
}

function urlFrom(url: string, base: string): string {
  return URL.canParse(url, base) ? new URL(url, base).href.replace(/#$/, '') : url;
}

/** The schema with an `$id` that a place is in, else the document. */
function innermostResource({ file, steps }: SpecPlace): SpecPlace {
  for (let length = steps.length; length > 0; length -= 1) {
    const above = steps.slice(0, length);
    if (hasStep(valueAt(file.value, above), '$id')) return { file, steps: above };
  }
  return { file, steps: [] };
}

function valueAt(value: unknown, steps: readonly Step[]): unknown {
  return steps.reduce<unknown>(
    (at, step) => (hasStep(at, step) ? (at as Record<Step, unknown>)[step] : undefined),
    value,
  );
}

function hasStep(value: unknown, step: Step): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step);
}

/** The path of a file that is named relative to another; undefined for anything but a relative path. */
function siblingPath(reference: string, from: string): string | undefined {
  if (/^([a-z][a-z\d+.-]*:|\/)/i.test(reference)) return undefined;
  const parts = [...from.split('/').slice(0, -1), ...percentDecoded(reference).split('/')];
  const path: string[] = [];
  for (const part of parts) {
    if (part === '..' && path.length > 0 && path.at(-1) !== '..') path.pop();
    else if (part !== '.') path.push(part);
  }
  return path.join('/');
}

/** Which items of a collection may run at the same time: worked out once, from what each of them reads and writes. */
import { everything, type Footprint } from '../scenarios/index.ts';

export interface Schedule {
  /** How many items run at the same time at most. */
  readonly lanes: number;
  /** Ids of items: of those that may begin, the first one does. */
  readonly order: readonly string[];
  /** By id, the items that are over before it begins; those that these wait for need not be among them. */
  readonly waitsFor: ReadonlyMap<string, readonly string[]>;
}

export type Footprints = ReadonlyMap<string, Footprint>;

const untouched: Footprint = { reads: new Set(), writes: new Set() };

/** `ids`: the items in the order of the collection, which those that share something keep. */
export function scheduleOf(ids: readonly string[], footprints: Footprints, lanes: number): Schedule {
  const areaOf = areas(ids, footprints);
  const all = [everything, ...new Set(areaOf.values())];
  const states = new Map(all.map((area) => [area, { writer: [] as string[], readers: [] as string[] }]));
  const statesOf = (roots: ReadonlySet<string>) =>
    [...areasIn(roots, areaOf, all)].flatMap((area) => states.get(area) ?? []);
  const waitsFor = new Map<string, readonly string[]>();
  for (const id of ids) {
    const { reads, writes } = footprints.get(id) ?? untouched;
    const [read, written] = [statesOf(reads), statesOf(writes)];
    const before = [
      ...read.flatMap(({ writer }) => writer),
      ...written.flatMap(({ writer, readers }) => (readers.length > 0 ? readers : writer)),
    ];
    waitsFor.set(id, [...new Set(before)]);
    for (const state of read) state.readers.push(id);
    for (const state of written) Object.assign(state, { writer: [id], readers: [] });
  }
  return { lanes, order: ids, waitsFor };
}

/**
 * Groups of items, each in the order of the collection: what one item writes no item of another group reads or writes. A write
 * of unknown reach makes one group of all that touches anything.
 */
export function groupsOf(ids: readonly string[], footprints: Footprints): readonly (readonly string[])[] {
  const areaOf = areas(ids, footprints);
  const all = [everything, ...new Set(areaOf.values())];
  const touched = ids.map((id) => footprints.get(id) ?? untouched);
  const written = new Set(touched.flatMap(({ writes }) => [...areasIn(writes, areaOf, all)]));
  const nodes = new Unions();
  for (const [at, { reads, writes }] of touched.entries()) {
    const shared = [...areasIn(new Set([...reads, ...writes]), areaOf, all)].filter((area) =>
      written.has(area),
    );
    for (const area of shared) nodes.unite(`item ${at}`, `area ${area}`);
  }
  const groups = new Map<string, string[]>();
  for (const [at, id] of ids.entries()) {
    const top = nodes.topOf(`item ${at}`);
    const group = groups.get(top);
    if (group) group.push(id);
    else groups.set(top, [id]);
  }
  return [...groups.values()];
}

/** What belongs together, directly or by way of others. */
class Unions {
  readonly #above = new Map<string, string>();

  topOf(node: string): string {
    let top = node;
    for (let next = this.#above.get(top); next !== undefined; next = this.#above.get(top)) top = next;
    if (top !== node) this.#above.set(node, top);
    return top;
  }

  unite(node: string, other: string): void {
    const [top, otherTop] = [this.topOf(node), this.topOf(other)];
    if (top !== otherTop) this.#above.set(top, otherTop);
  }
}

/** Roots that overlap are one area, named by the shortest of them. */
function areas(ids: readonly string[], footprints: Footprints): ReadonlyMap<string, string> {
  const roots = new Set<string>();
  for (const id of ids) {
    const { reads, writes } = footprints.get(id) ?? untouched;
    for (const root of [...reads, ...writes]) if (root !== everything) roots.add(root);
  }
  return new Map([...roots].map((root) => [root, prefixes(root).find((each) => roots.has(each)) ?? root]));
}

/** `/v1`, `/v1/orders`. */
function prefixes(root: string): readonly string[] {
  const segments = root.split('/');
  return segments.slice(1).map((_segment, at) => segments.slice(0, at + 2).join('/'));
}

function areasIn(
  roots: ReadonlySet<string>,
  areaOf: ReadonlyMap<string, string>,
  all: readonly string[],
): ReadonlySet<string> {
  return new Set([...roots].flatMap((root) => (root === everything ? all : (areaOf.get(root) ?? []))));
}

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
 * Groups of items that share what one of them writes, each in the order of the collection. An action of unknown reach
 * belongs to the group of what its path names: otherwise there would be one group.
 */
export function groupsOf(ids: readonly string[], footprints: Footprints): readonly (readonly string[])[] {
  const areaOf = areas(ids, footprints);
  const areasBy = (roots: ReadonlySet<string>) => {
    const named = new Set([...roots].filter((root) => root !== everything));
    return [...areasIn(named.size > 0 ? named : roots, areaOf, [everything])];
  };
  const written = new Set(ids.flatMap((id) => areasBy(footprints.get(id)?.writes ?? new Set())));
  const above = new Map<string, string>();
  const top = (node: string): string => {
    const next = above.get(node);
    return next === undefined ? node : top(next);
  };
  for (const id of ids) {
    const { reads, writes } = footprints.get(id) ?? untouched;
    for (const area of areasBy(new Set([...reads, ...writes]))) {
      const [item, shared] = [top(`item ${id}`), top(`area ${area}`)];
      if (written.has(area) && item !== shared) above.set(item, shared);
    }
  }
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const group = top(`item ${id}`);
    groups.set(group, [...(groups.get(group) ?? []), id]);
  }
  return [...groups.values()];
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

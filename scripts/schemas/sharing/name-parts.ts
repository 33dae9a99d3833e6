import type { JsonObject } from '../../documentation/index.ts';
import { pascalCase, wordsOf } from '../../vocabulary/index.ts';
import type { Part } from './part.ts';

/** A name for each part, none of which is taken or given twice. */
export function nameParts(parts: readonly Part[], taken: readonly string[]): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const named = new Map<Part, string>();
  for (const group of sameNamed(parts)) {
    group.forEach((part, index) => {
      const names = [...namesFor(part, group.slice(0, index), group)];
      const name =
        names.find((each) => !used.has(pascalCase(each).toLowerCase())) ?? numbered(part.name, used);
      used.add(pascalCase(name).toLowerCase());
      named.set(part, name);
    });
  }
  return parts.map((part) => named.get(part)!);
}

/** Parts by name, those with the most fields first. */
function sameNamed(parts: readonly Part[]): Part[][] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const key = part.name.toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => keysOf(b).length - keysOf(a).length));
}

function keysOf({ schema }: Part): string[] {
  return Object.keys((schema.properties ?? {}) as JsonObject);
}

/** What a part may be called, the best first: by its owner, or by how it differs from those named before. */
function* namesFor(part: Part, before: readonly Part[], group: readonly Part[]): Generator<string> {
  const owner = soleOwner(part);
  const ownedApart =
    group.every((each) => soleOwner(each) !== undefined) && new Set(group.map(soleOwner)).size > 1;
  const byOwner =
    owner !== undefined && !part.name.toLowerCase().startsWith(owner.toLowerCase())
      ? `${owner} ${part.name}`
      : undefined;
  if (byOwner !== undefined && ownedApart && group.length > 1) yield byOwner;
  if (before.length === 0) yield part.name;
  if (byOwner !== undefined) yield byOwner;
  const known = new Set(before.flatMap(keysOf));
  const own = keysOf(part).find((key) => !known.has(key));
  if (own !== undefined) yield `${part.name} with ${wordsOf(own).join(' ')}`;
  else yield `brief ${part.name}`;
}

function soleOwner({ owners }: Part): string | undefined {
  return owners.size === 1 ? [...owners][0] : undefined;
}

function numbered(name: string, used: ReadonlySet<string>): string {
  for (let count = 2; ; count++) {
    if (!used.has(pascalCase(`${name} ${count}`).toLowerCase())) return `${name} ${count}`;
  }
}

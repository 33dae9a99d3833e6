import { children, childrenOf, type Element, text } from './api-elements.ts';

/** The named types of a document, by name: its data structures and the attributes of its resources. */
export type DataStructures = ReadonlyMap<string, Element>;

/** Collects the named types; where a name is used twice, the first one counts. */
export function collectDataStructures(api: Element | undefined): DataStructures {
  const named = new Map<string, Element>();
  for (const structure of structuresWithin(api)) {
    const definition = definitionOf(structure);
    const name = text(definition?.meta?.id);
    if (definition && name !== undefined && !named.has(name)) named.set(name, definition);
  }
  return named;
}

function structuresWithin(category: Element | undefined): readonly Element[] {
  return children(category).flatMap((child) => {
    if (child.element === 'category') return structuresWithin(child);
    if (child.element === 'resource') return childrenOf(child, 'dataStructure');
    return child.element === 'dataStructure' ? [child] : [];
  });
}

/** What a `dataStructure` element describes. */
export function definitionOf(structure: Element | undefined): Element | undefined {
  const content = structure?.content;
  if (typeof content !== 'object' || content === null) return undefined;
  return Array.isArray(content) ? children(structure)[0] : (content as Element);
}

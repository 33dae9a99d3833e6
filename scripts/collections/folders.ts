/** The folders of a collection: as the documentation is divided, by its tags and operations or by its groups and resources. */
import type { Group, Operation, Resource } from '../documentation/index.ts';
import type { PostmanCollection, PostmanFolder, PostmanItem } from './postman-collection.ts';

type Entries = PostmanCollection['item'];
type ItemsOf = (operation: Operation) => readonly PostmanItem[];

export function foldersOf(groups: readonly Group[], itemsOf: ItemsOf): Entries {
  const filled = groups.filter((group) => group.resources.length > 0);
  return filled.flatMap((group) => {
    const entries = group.isTag ? operationFolders(group, itemsOf) : resourceFolders(group, itemsOf);
    const isNamed = group.name !== '' && (group.isTag || filled.length > 1);
    return isNamed ? [{ name: group.name, description: describedGroup(group), item: entries }] : entries;
  });
}

function describedGroup({ description, isTag, resources }: Group): string {
  if (description !== '') return description;
  return isTag
    ? `Operations: ${resources.flatMap(({ operations }) => operations.map(({ name }) => name)).join(', ')}.`
    : `Resources: ${resources.map(({ name }) => name).join(', ')}.`;
}

function operationFolders({ resources }: Group, itemsOf: ItemsOf): readonly PostmanFolder[] {
  return resources
    .flatMap(({ operations }) => operations)
    .map((operation) => ({ operation, items: itemsOf(operation) }))
    .filter(({ items }) => items.length > 0)
    .map(({ operation, items }) => ({
      name: operation.name,
      description: inParagraphs(operation.description, contents([operation], items.length)),
      item: items,
    }));
}

function resourceFolders({ resources }: Group, itemsOf: ItemsOf): readonly PostmanFolder[] {
  return resources.map((resource) => resourceFolder(resource, itemsOf));
}

function resourceFolder(
  { name, uriTemplate, description, operations }: Resource,
  itemsOf: ItemsOf,
): PostmanFolder {
  const items = operations.flatMap(itemsOf);
  return {
    name: name || uriTemplate,
    description: inParagraphs(description, contents(operations, items.length)),
    item: items,
  };
}

function inParagraphs(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}

/** What is in a folder, for who has not opened it: its operations and the number of their documented responses. */
function contents(operations: readonly Operation[], count: number): string {
  const lines = operations.map(({ method, uriTemplate, name }) => `- \`${method} ${uriTemplate}\`: ${name}`);
  return [`${count} documented ${count === 1 ? 'response' : 'responses'} of:`, '', ...lines].join('\n');
}

import type { Group, Operation, Resource } from '../model.ts';
import { children, childrenOf, type Element, hasClass, text, title } from './api-elements.ts';
import { readAttributes } from './attributes.ts';
import type { DataStructures } from './data-structures.ts';
import { readDescription } from './descriptions.ts';
import type { NameBook } from './names.ts';
import { readOperation } from './operations.ts';
import { placeOf, type Reading } from './reading.ts';

/** Reads the groups of an API; resources that stand outside of any are in a group without a name. */
export function readGroups(
  reading: Reading,
  structures: DataStructures,
  names: NameBook,
  api: Element,
): readonly Group[] {
  return runsOf(children(api)).map(({ category, resources }) => {
    const name = title(category);
    const read = resources.map((resource) => readResource(reading, structures, names, resource, name));
    const source = placeOf(reading, category?.meta?.title) ?? read[0]?.source ?? reading.document.at(1);
    const description = category
      ? readDescription(reading, category, { of: 'group' })
      : { description: '', tables: [] };
    return { name, ...description, resources: read, source };
  });
}

interface Run {
  readonly category: Element | undefined;
  readonly resources: Element[];
}

function runsOf(elements: readonly Element[]): readonly Run[] {
  const runs: Run[] = [];
  for (const element of elements) {
    const last = runs.at(-1);
    if (hasClass(element, 'resourceGroup')) {
      runs.push({ category: element, resources: [...childrenOf(element, 'resource')] });
    } else if (element.element === 'resource') {
      if (last && !last.category) last.resources.push(element);
      else runs.push({ category: undefined, resources: [element] });
    }
  }
  return runs;
}

function readResource(
  reading: Reading,
  structures: DataStructures,
  names: NameBook,
  element: Element,
  group: string,
): Resource {
  const uriTemplate = text(element.attributes?.href) ?? '';
  const name = title(element) || uriTemplate;
  const parameters = element.attributes?.hrefVariables;
  const operations = childrenOf(element, 'transition')
    .map((each) =>
      readOperation(reading, structures, names, each, { resource: name, group, uriTemplate, parameters }),
    )
    .filter((operation): operation is Operation => operation !== undefined);
  return {
    name,
    group,
    uriTemplate,
    ...readDescription(reading, element, { of: 'resource' }),
    ...readAttributes(reading, structures, childrenOf(element, 'dataStructure')[0]),
    operations,
    source:
      placeOf(reading, element.meta?.title, element.attributes?.href) ??
      operations[0]?.source ??
      reading.document.at(1),
  };
}

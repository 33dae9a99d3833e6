import type { Group, Operation, Resource } from '../model.ts';
import { children, childrenOf, type Element, hasClass, text, title } from './api-elements.ts';
import { readAttributes } from './attributes.ts';
import { joinDescriptions, readDescription, readProse } from './descriptions.ts';
import { readNamedQuery } from './named-query.ts';
import { methodOf, readOperation } from './operations.ts';
import { readDescribedParameters } from './parameters.ts';
import { placeOf, type ReaderContext } from './reader-context.ts';
import { readUriTemplate } from './uri-templates.ts';

/** Reads the groups of an API; resources that stand outside of any are in a group without a name. */
export function readGroups(reading: ReaderContext, api: Element): readonly Group[] {
  const groups = runsOf(children(api)).map((run) => readGroup(reading, run));
  return groups.map((group, index) => withLooseSections(reading, group, groups[index + 1]?.source.line));
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

function readGroup(reading: ReaderContext, { category, resources }: Run): Group {
  const name = title(category);
  const read = resources.map((resource) => readResource(reading, resource, name));
  const own = category ? readDescription(reading, category, { of: 'group' }) : joinDescriptions([]);
  const source = placeOf(reading, category?.meta?.title) ?? read[0]?.source ?? reading.document.at(1);
  return { name, ...own, resources: read, source };
}

/** Sections of prose in the middle of a group belong to it, though the parser drops them. */
function withLooseSections(reading: ReaderContext, group: Group, end = Infinity): Group {
  const sections = reading.looseText.sections.filter(
    ([first]) => first !== undefined && first.line > group.source.line && first.line < end,
  );
  const prose = sections.map((section) => readProse(reading, section, { of: 'group' }));
  return { ...group, ...joinDescriptions([group, ...prose]) };
}

function readResource(reading: ReaderContext, element: Element, group: string): Resource {
  const transitions = childrenOf(element, 'transition');
  const source =
    placeOf(reading, element.meta?.title, element.attributes?.href, ...transitions.map(methodOf)) ??
    reading.document.at(1);
  const query = readNamedQuery(readUriTemplate(reading, text(element.attributes?.href) ?? '', source));
  const { uriTemplate } = query;
  const name = title(element) || uriTemplate;
  const parameters = readDescribedParameters(reading, element.attributes?.hrefVariables, source);
  const sendsBodies = transitions.some((each) => /^(?:POST|PUT|PATCH)$/.test(text(methodOf(each)) ?? ''));
  const around = { resource: name, group, query, parameters, sendsBodies };
  return {
    name,
    group,
    uriTemplate,
    ...readDescription(reading, element, { of: 'resource' }),
    ...readAttributes(reading, childrenOf(element, 'dataStructure')[0]),
    operations: transitions
      .map((transition) => readOperation(reading, transition, around))
      .filter((operation): operation is Operation => operation !== undefined),
    source,
  };
}

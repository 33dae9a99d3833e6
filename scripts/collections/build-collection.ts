/** Scenarios → a Postman collection (v2.1) that is whole by itself. */
import { isSafe } from '../analysis/index.ts';
import type { Resource } from '../documentation/index.ts';
import type { Scenario, ScenarioPlan } from '../scenarios/index.ts';
import { beginScript } from './begin-script.ts';
import { buildItem } from './build-item.ts';
import type { CollectionParts } from './collection-parts.ts';
import { lastFolder, lastRemovals } from './last-removals.ts';
import type { PostmanCollection, PostmanFolder, PostmanItem } from './postman-collection.ts';
import { scriptEvent } from './scripts.ts';
import { stableUuid } from './stable-uuid.ts';
import { variablesOf } from './variables.ts';

/** Name of the request at the end, which undoes what an interrupted one left behind. */
export const closingItem = 'Leave the account as it was found';

export function buildCollection(plan: ScenarioPlan, parts: CollectionParts): PostmanCollection {
  const { description } = plan.api;
  const groups = description.groups.filter((group) => group.resources.length > 0);
  const last = lastRemovals(plan);
  const folders = groups.flatMap((group) => {
    const resources = group.resources.map((resource) => resourceFolder(resource, plan, parts, last));
    const named = groups.length > 1 && group.name !== '';
    const description =
      group.description || `Resources: ${group.resources.map(({ name }) => name).join(', ')}.`;
    return named ? [{ name: group.name, description, item: resources }] : resources;
  });
  return {
    info: {
      _postman_id: stableUuid(`docproof/${description.name}`),
      name: description.title || description.name,
      description: introduction(plan),
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [
      ...folders,
      ...(last.size > 0 ? [removalFolder(last, plan, parts)] : []),
      ...(changesAnything(plan.scenarios) ? [closing()] : []),
    ],
    event: [scriptEvent('prerequest', beginScript(plan, parts.runtime))],
    variable: variablesOf(plan),
  };
}

function changesAnything(scenarios: readonly Scenario[]): boolean {
  return scenarios.some(
    (scenario) =>
      !isSafe(scenario.operation.method) ||
      scenario.attempts.some((attempt) =>
        attempt.needs.some((need) => need.kind !== 'absent' && need.kind !== 'seen'),
      ),
  );
}

function resourceFolder(
  resource: Resource,
  plan: ScenarioPlan,
  parts: CollectionParts,
  last: ReadonlySet<Scenario>,
): PostmanFolder {
  const operations = new Set(resource.operations);
  const items: readonly PostmanItem[] = plan.scenarios
    .filter((scenario) => operations.has(scenario.operation) && !last.has(scenario))
    .map((scenario) => buildItem(scenario, plan, parts));
  const description = [resource.description, contents(resource, items.length)]
    .filter((text) => text !== '')
    .join('\n\n');
  return { name: resource.name || resource.uriTemplate, description, item: items };
}

/** What is in a folder, for who has not opened it: its operations and the number of their documented responses. */
function contents({ operations }: Resource, count: number): string {
  const lines = operations.map(({ method, uriTemplate, name }) => `- \`${method} ${uriTemplate}\`: ${name}`);
  return [`${count} documented ${count === 1 ? 'response' : 'responses'} of:`, '', ...lines].join('\n');
}

function removalFolder(
  last: ReadonlySet<Scenario>,
  plan: ScenarioPlan,
  parts: CollectionParts,
): PostmanFolder {
  return {
    name: lastFolder,
    description: 'Other requests need what these remove, and nothing documented makes it anew.',
    item: [...last].map((scenario) => buildItem(scenario, plan, parts)),
  };
}

function introduction(plan: ScenarioPlan): string {
  return [
    plan.api.description.description,
    'Made by docproof from the documentation: one request for each documented response, provoked by what it sends.',
    'Variables: `baseUrl`; ' +
      plan.api.credentials
        .map((credential) => `\`${credential.variable}\` (the value of ${credential.name}); `)
        .join('') +
      '`writes` (`none` sends no unsafe method, `restore` undoes every change, `all`; by default `restore` on ' +
      'this machine and `none` elsewhere); `strict` (`true` also fails other wordings and undocumented fields).',
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function closing(): PostmanItem {
  return {
    id: 'leave-the-account-as-it-was-found',
    name: closingItem,
    event: [
      scriptEvent('prerequest', [
        '// Undoes what a request that was cut short left behind; sends nothing where there is nothing to undo.',
        'docproof(pm, setTimeout).finish();',
      ]),
    ],
    request: {
      method: 'GET',
      header: [],
      url: { raw: '{{baseUrl}}/', host: ['{{baseUrl}}'], path: [''] },
      description:
        'Undoes what an interrupted request left behind. Nothing is sent where there is nothing to undo.',
    },
    response: [],
  };
}

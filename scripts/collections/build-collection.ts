/** Scenarios → a Postman collection (v2.1) that is whole by itself. */
import { isSafe } from '../analysis/index.ts';
import type { Operation } from '../documentation/index.ts';
import type { Scenario, ScenarioPlan } from '../scenarios/index.ts';
import { beginScript } from './begin-script.ts';
import { buildItem } from './build-item.ts';
import type { CollectionParts } from './collection-parts.ts';
import { credentialVariables } from './credential-variables.ts';
import { foldersOf } from './folders.ts';
import { lastFolder, lastRemovals } from './last-removals.ts';
import type { PostmanAuth, PostmanCollection, PostmanFolder, PostmanItem } from './postman-collection.ts';
import { noAuth } from './request/auth.ts';
import { scriptEvent } from './scripts.ts';
import { stableUuid } from './stable-uuid.ts';
import { variablesOf } from './variables.ts';

/** Name of the request at the end, which undoes what an interrupted one left behind. */
export const closingItem = 'Leave the account as it was found';

export function buildCollection(plan: ScenarioPlan, parts: CollectionParts): PostmanCollection {
  const { description } = plan.api;
  const last = lastRemovals(plan);
  const built = plan.scenarios.map((scenario) => ({ scenario, item: buildItem(scenario, plan, parts) }));
  const auth = sharedAuth(built.map(({ item }) => item));
  const items = new Map(built.map(({ scenario, item }) => [scenario, inheritAuth(item, auth)]));
  const byOperation = new Map<Operation, PostmanItem[]>();
  for (const [{ operation }, item] of [...items].filter(([scenario]) => !last.has(scenario)))
    byOperation.set(operation, [...(byOperation.get(operation) ?? []), item]);
  return {
    info: {
      _postman_id: stableUuid(`docproof/${description.name}`),
      name: description.title || description.name,
      description: introduction(plan),
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [
      ...foldersOf(description.groups, (operation) => byOperation.get(operation) ?? []),
      ...(last.size > 0 ? [removalFolder([...last].map((each) => items.get(each) as PostmanItem))] : []),
      ...(changesAnything(plan.scenarios) ? [closing()] : []),
    ],
    event: [scriptEvent('prerequest', beginScript(plan, parts.runtime))],
    variable: variablesOf(plan),
    ...(auth ? { auth } : {}),
  };
}

function changesAnything(scenarios: readonly Scenario[]): boolean {
  return scenarios.some(
    (scenario) =>
      !isSafe(scenario.operation.method) ||
      scenario.attempts.some((attempt) =>
        attempt.inputs.some((input) => input.kind !== 'absent' && input.kind !== 'seen'),
      ),
  );
}

function removalFolder(item: readonly PostmanItem[]): PostmanFolder {
  return {
    name: lastFolder,
    description: 'Other requests need what these remove, and nothing documented makes it anew.',
    item,
  };
}

function introduction(plan: ScenarioPlan): string {
  return [
    plan.api.description.description,
    'Made by docproof from the documentation: one request for each documented response, provoked by what it sends.',
    'Variables: `baseUrl`, ' +
      credentialVariables(plan.api.credentials)
        .map(({ key }) => `\`${key}\`, `)
        .join('') +
      '`writes` (`none` sends no unsafe method, `restore` undoes every change, `all`; by default `restore` on ' +
      'this machine and `none` elsewhere) and `strict` (`true` also fails other wordings and undocumented fields).',
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
      auth: noAuth,
      header: [],
      url: { raw: '{{baseUrl}}/', host: ['{{baseUrl}}'], path: [''] },
      description:
        'Undoes what an interrupted request left behind. Nothing is sent where there is nothing to undo.',
    },
    response: [],
  };
}

/** The authorization of most items; undefined if none has any. */
function sharedAuth(items: readonly PostmanItem[]): PostmanAuth | undefined {
  const counts = new Map<string, { readonly auth: PostmanAuth; readonly count: number }>();
  for (const { request } of items) {
    const { auth } = request;
    if (auth === undefined || auth.type === 'noauth') continue;
    const key = JSON.stringify(auth);
    counts.set(key, { auth, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most?.auth;
}

/** An item that inherits the shared authorization where it has the same; without any, none has to be excluded. */
function inheritAuth(item: PostmanItem, shared: PostmanAuth | undefined): PostmanItem {
  const { auth, ...request } = item.request;
  const isInherited = shared === undefined || JSON.stringify(auth) === JSON.stringify(shared);
  return isInherited ? { ...item, request } : item;
}

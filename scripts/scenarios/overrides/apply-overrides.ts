/** A plan with what a person has put down in place of what was inferred. */

import { closest } from '../../boundary/index.ts';
import { type Finding, type Json, type Operation, pathTemplate } from '../../documentation/index.ts';
import { sentAs } from '../conditions/as-overridden.ts';
import { stageOf } from '../conditions/index.ts';
import type { Attempt, BodyPlan, Need, Reading, RequestPlan, Scenario, ScenarioPlan } from '../model.ts';
import type { GivenRequest, OverrideEntry, OverrideProblem, Overrides, RequestChange } from './model.ts';

export interface AppliedOverrides {
  readonly plan: ScenarioPlan;
  readonly problems: readonly OverrideProblem[];
  /** What is written as in files of docproof 1.0. */
  readonly notes: readonly Finding[];
}

export function applyOverrides(plan: ScenarioPlan, overrides: Overrides): AppliedOverrides {
  const problems: OverrideProblem[] = [];
  const notes: Finding[] = [];
  const byId = new Map(plan.scenarios.map((scenario) => [scenario.id, scenario]));
  const replaced = new Map<string, Scenario>();
  for (const entry of overrides.entries) {
    const scenario = byId.get(entry.response);
    const tell = (what: string, next: string) =>
      problems.push({ file: overrides.file, line: entry.line, what, next });
    if (!scenario) {
      tell(`there is no documented response ${entry.response}`, suggestion(entry.response, [...byId.keys()]));
      continue;
    }
    for (const [what, next] of staleParts(entry, scenario, plan)) tell(what, next);
    for (const detail of formerParts(entry, scenario)) {
      const source = { file: overrides.file, line: entry.line };
      notes.push({ code: 'former-override', severity: 'note', source, detail });
    }
    replaced.set(entry.response, overridden(scenario, entry, plan, overrides.file));
  }
  const scenarios = plan.scenarios.map((scenario) => replaced.get(scenario.id) ?? scenario);
  return { plan: { ...plan, scenarios }, problems, notes };
}

function suggestion(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  return near === undefined ? 'take its id from docproof list, or remove the entry' : `did you mean ${near}?`;
}

/** Parts of an entry that name something which is no longer there. */
function staleParts(
  entry: OverrideEntry,
  scenario: Scenario,
  plan: ScenarioPlan,
): readonly (readonly [what: string, next: string])[] {
  const ways = scenario.attempts.map((attempt) => attempt.id);
  const base = baseAttempt(entry, scenario, plan);
  const variables = variablesOf(base.request.path);
  const wholePath = typeof entry.request?.path === 'string';
  const named = typeof entry.request?.path === 'object' ? Object.keys(entry.request.path) : [];
  const names = [...base.needs.map((need) => need.name), ...variables];
  return [
    ...(entry.way !== undefined && !scenario.attempts.some((attempt) => isNamed(attempt, entry.way))
      ? [[`${entry.response} has no way "${entry.way}"`, suggestion(entry.way, ways)] as const]
      : []),
    ...named
      .filter((name) => !variables.includes(name))
      .map(
        (name) =>
          [`the path ${base.request.path} has no variable ${name}`, suggestion(name, variables)] as const,
      ),
    ...Object.keys(entry.values)
      .filter((name) => !wholePath && !names.includes(name))
      .map((name) => [`${entry.response} needs no value called ${name}`, suggestion(name, names)] as const),
  ];
}

function overridden(scenario: Scenario, entry: OverrideEntry, plan: ScenarioPlan, file: string): Scenario {
  if (entry.leaveOut !== undefined) {
    return {
      ...scenario,
      origin: 'overridden',
      leftOut: entry.leaveOut,
      attempts: [],
      unprovokable: undefined,
    };
  }
  const said = {
    ...(entry.differences.length > 0 ? { differences: entry.differences } : {}),
    ...(entry.allow ? { allowed: true as const } : {}),
  };
  if (!changesRequest(entry)) return { ...scenario, origin: 'overridden', ...said };
  const base = baseAttempt(entry, scenario, plan);
  const attempt: Attempt = {
    id: entry.request ? 'overridden' : base.id,
    summary: entry.request
      ? `${entry.request.method ?? base.request.method} as the overrides say`
      : base.summary,
    reading: 0,
    needs: [...base.needs.filter((need) => !isReplaced(need, entry)), ...entry.before.map(beforeNeed)],
    request: withValues(changed(base.request, entry.request), entry.values),
    ...(entry.after.length > 0 ? { after: entry.after.map(givenRequest) } : {}),
  };
  return {
    ...scenario,
    origin: 'overridden',
    readings: [readingOf(scenario, entry, attempt.request, file), ...scenario.readings],
    attempts: [attempt],
    unprovokable: undefined,
    ...said,
  };
}

function changesRequest(entry: OverrideEntry): boolean {
  const { way, request, values, before, after } = entry;
  return (
    way !== undefined ||
    request !== undefined ||
    Object.keys(values).length + before.length + after.length > 0
  );
}

/** The way that is named, the likeliest one, or the request as documented where none was inferred. */
function baseAttempt(entry: OverrideEntry, scenario: Scenario, plan: ScenarioPlan): Attempt {
  const named = scenario.attempts.find((attempt) => isNamed(attempt, entry.way));
  const asDocumented = plan.scenarios.find(
    (other) =>
      other.operation === scenario.operation && other.response.status < 300 && other.attempts.length > 0,
  )?.attempts[0];
  return named ?? scenario.attempts[0] ?? asDocumented ?? bareAttempt(scenario.operation);
}

/** By its id, or by its summary as in files of docproof 1.0, whose quotes were typographic. */
function isNamed({ id, summary }: Attempt, way: string | undefined): boolean {
  return way === id || way?.replace(/[“”]/g, '"') === summary;
}

/** What is written as in files of docproof 1.0, and how it is written now. */
function formerParts(
  entry: OverrideEntry,
  scenario: Scenario,
): readonly { readonly written: string; readonly now: string }[] {
  const named = scenario.attempts.find((attempt) => isNamed(attempt, entry.way));
  const way =
    named && entry.way !== named.id ? [{ written: `way: ${entry.way}`, now: `way: ${named.id}` }] : [];
  return [...way, ...entry.former];
}

function bareAttempt(operation: Operation): Attempt {
  const path = pathTemplate(operation.uriTemplate);
  const values = Object.fromEntries(
    operation.parameters.flatMap((each) =>
      each.in === 'path' && each.example !== undefined ? [[each.name, each.example]] : [],
    ),
  );
  return {
    id: 'overridden',
    summary: `${operation.method} ${path}`,
    reading: 0,
    needs: [],
    request: {
      method: operation.method,
      path,
      values,
      query: [],
      headers: [],
      body: undefined,
      credentials: undefined,
    },
  };
}

function isReplaced(need: Need, entry: OverrideEntry): boolean {
  const path = entry.request?.path;
  const inPath = typeof path === 'object' && Object.hasOwn(path, need.name);
  return inPath || Object.hasOwn(entry.values, need.name);
}

function changed(request: RequestPlan, change: RequestChange | undefined): RequestPlan {
  if (!change) return request;
  const path = typeof change.path === 'string' ? change.path : request.path;
  const values = typeof change.path === 'object' ? mapped(change.path) : {};
  return {
    ...request,
    method: change.method?.toUpperCase() ?? request.method,
    path,
    values: { ...request.values, ...values },
    query: merged(request.query, change.query),
    headers: merged(request.headers, change.headers),
    body: change.body === undefined ? request.body : bodyOf(change.body, request.body?.mediaType),
    credentials: change.credentials ?? request.credentials,
  };
}

function mapped(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

type Pairs = RequestPlan['query'];

function merged(pairs: Pairs, change: Readonly<Record<string, unknown>> | undefined): Pairs {
  const names = Object.keys(change ?? {}).map((name) => name.toLowerCase());
  const added = Object.entries(change ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value: String(value) }],
  );
  return [...pairs.filter((pair) => !names.includes(pair.name.toLowerCase())), ...added];
}

function bodyOf(body: Json, mediaType: string | undefined): BodyPlan {
  if (typeof body === 'string') return { kind: 'text', mediaType, text: body };
  return { kind: 'json', mediaType: mediaType ?? 'application/json', json: body, fills: [] };
}

/** Values given by name: in the path, and in the body where a need would have filled it. */
function withValues(request: RequestPlan, values: OverrideEntry['values']): RequestPlan {
  if (Object.keys(values).length === 0) return request;
  const { body } = request;
  const filled =
    body?.kind === 'json'
      ? {
          ...body,
          json: body.fills.reduce(
            (json, fill) =>
              Object.hasOwn(values, fill.need)
                ? withValueAt(json, fill.pointer, values[fill.need] ?? null)
                : json,
            body.json,
          ),
          fills: body.fills.filter((fill) => !Object.hasOwn(values, fill.need)),
        }
      : body;
  return { ...request, values: { ...request.values, ...mapped(values) }, body: filled };
}

function withValueAt(json: Json, pointer: string, value: Json): Json {
  const [, key = '', ...rest] = pointer
    .split('/')
    .map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (pointer === '') return value;
  const below =
    rest.length > 0
      ? `/${rest.map((each) => each.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
      : '';
  if (Array.isArray(json)) {
    return json.map((item: Json, index) => (String(index) === key ? withValueAt(item, below, value) : item));
  }
  const object = typeof json === 'object' && json !== null ? (json as { readonly [name: string]: Json }) : {};
  return { ...object, [key]: withValueAt(object[key] ?? {}, below, value) };
}

function beforeNeed(request: GivenRequest, index: number): Need {
  return { kind: 'done', name: `before_${index + 1}`, request: givenRequest(request), undo: undefined };
}

function givenRequest(given: GivenRequest): RequestPlan {
  return {
    method: given.method.toUpperCase(),
    path: given.path,
    values: {},
    query: [],
    headers: merged([], given.headers),
    body: given.body === undefined ? undefined : bodyOf(given.body, undefined),
    credentials: undefined,
  };
}

function readingOf(scenario: Scenario, entry: OverrideEntry, request: RequestPlan, file: string): Reading {
  const [inferred] = scenario.readings;
  const understood = inferred !== undefined && stageOf(inferred.condition) !== 'never';
  const json = request.body?.kind === 'json' ? request.body.json : undefined;
  return {
    condition:
      understood && entry.request === undefined
        ? inferred.condition
        : sentAs({
            values: request.values,
            query: literals(request.query),
            headers: literals(request.headers),
            json,
          }),
    summary: understood ? inferred.summary : 'the request is as the overrides say',
    confidence: 'certain',
    evidence: [
      { text: 'the overrides say how it is provoked', source: { file, line: entry.line } },
      ...(inferred?.evidence ?? []),
    ],
  };
}

function literals(pairs: Pairs): readonly { readonly name: string; readonly value: string }[] {
  return pairs.flatMap(({ name, value }) => (typeof value === 'string' ? [{ name, value }] : []));
}

function variablesOf(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
}

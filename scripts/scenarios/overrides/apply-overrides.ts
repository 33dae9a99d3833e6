/** A plan with the overrides applied to what was inferred. */

import { closest } from '../../boundary/index.ts';
import {
  type Finding,
  type Json,
  type Operation,
  pathTemplate,
  variablesIn,
} from '../../documentation/index.ts';
import { sentAs } from '../conditions/as-overridden.ts';
import { stageOf } from '../conditions/index.ts';
import type { Attempt, Input, Interpretation, RequestPlan, Scenario, ScenarioPlan } from '../model.ts';
import { changed, givenRequest, type Pairs, withValues } from './changed-request.ts';
import { GeneratedValues, generatorProblem, textsOf } from './generated-values.ts';
import type { OverrideEntry, OverrideProblem, Overrides, RequestChange } from './model.ts';

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
    const tell = (path: readonly string[], what: string, next: string) =>
      problems.push({ file: overrides.file, line: entry.lineOf(path), what, next });
    if (!scenario) {
      tell(
        [],
        `there is no documented response ${entry.response}`,
        suggestion(entry.response, [...byId.keys()]),
      );
      continue;
    }
    for (const [path, what, next] of staleParts(entry, scenario, plan)) tell(path, what, next);
    for (const detail of formerParts(entry, scenario)) {
      const source = { file: overrides.file, line: entry.line };
      notes.push({ code: 'former-override', severity: 'note', source, detail });
    }
    replaced.set(entry.response, overridden(scenario, entry, plan, overrides.file));
  }
  const scenarios = plan.scenarios.map((scenario) => replaced.get(scenario.id) ?? scenario);
  return { plan: { ...plan, scenarios }, problems, notes };
}

/** The nearest of the known words, or else what there is to choose from. */
function suggestion(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  if (near !== undefined) return `did you mean ${near}?`;
  if (known.length === 0 || known.length > mostShown)
    return 'take its id from docproof list, or remove the entry';
  return `take one of ${known.join(', ')}, or remove the entry`;
}

const mostShown = 12;

/** By the words of docproof 1.0 where these are near to a summary. */
function suggestedWay(way: string, { attempts }: Scenario): string {
  const near = closest(
    way,
    attempts.map(({ summary }) => summary),
  );
  const meant = attempts.find(({ summary }) => summary === near);
  return meant
    ? `did you mean ${meant.id}?`
    : suggestion(
        way,
        attempts.map(({ id }) => id),
      );
}

/** Where in the entry, what, and what to do. */
type Stale = readonly [path: readonly string[], what: string, next: string];

/** Parts of an entry that name something which is no longer there. */
function staleParts(entry: OverrideEntry, scenario: Scenario, plan: ScenarioPlan): readonly Stale[] {
  const base = baseAttempt(entry, scenario, plan);
  const variables = variablesIn(base.request.path);
  const wholePath = typeof entry.request?.path === 'string';
  const named = typeof entry.request?.path === 'object' ? Object.keys(entry.request.path) : [];
  const names = [...base.inputs.map((input) => input.name), ...variables];
  return [
    ...(entry.way !== undefined && !scenario.attempts.some((attempt) => isNamed(attempt, entry.way))
      ? [stale(['way'], `${entry.response} has no way "${entry.way}"`, suggestedWay(entry.way, scenario))]
      : []),
    ...named
      .filter((name) => !variables.includes(name))
      .map((name) =>
        stale(
          ['request', 'path', name],
          `the path ${base.request.path} has no variable ${name}`,
          suggestion(name, variables),
        ),
      ),
    ...Object.keys(entry.values)
      .filter((name) => !wholePath && !names.includes(name))
      .map((name) =>
        stale(['values', name], `${entry.response} needs no value called ${name}`, suggestion(name, names)),
      ),
    ...(['request', 'values', 'before', 'after'] as const).flatMap((part) =>
      textsOf(entry[part]).flatMap((text) => {
        const problem = generatorProblem(text);
        return problem === undefined ? [] : [stale([part], ...problem)];
      }),
    ),
  ];
}

function stale(path: readonly string[], what: string, next: string): Stale {
  return [path, what, next];
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
  const generated = new GeneratedValues();
  const request = generated.in(withValues(changed(base.request, entry.request), entry.values));
  const before = entry.before.map((given) => generated.in(givenRequest(given)));
  const after = entry.after.map((given) => generated.in(givenRequest(given)));
  const attempt: Attempt = {
    id: entry.request ? 'overridden' : base.id,
    summary: entry.request
      ? `${entry.request.method ?? base.request.method} as the overrides say`
      : base.summary,
    interpretation: 0,
    inputs: [
      ...base.inputs.filter((input) => !isReplaced(input, entry)),
      ...generated.inputs,
      ...before.map(beforeInput),
    ],
    request,
    ...(after.length > 0 ? { after } : {}),
  };
  return {
    ...scenario,
    origin: 'overridden',
    interpretations: [readingOf(scenario, entry, attempt.request, file), ...scenario.interpretations],
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
    interpretation: 0,
    inputs: [],
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

function isReplaced(input: Input, entry: OverrideEntry): boolean {
  const path = entry.request?.path;
  const inPath = typeof path === 'object' && Object.hasOwn(path, input.name);
  return inPath || Object.hasOwn(entry.values, input.name);
}

function beforeInput(request: RequestPlan, index: number): Input {
  return { kind: 'done', name: `before_${index + 1}`, request, undo: undefined };
}

function readingOf(
  scenario: Scenario,
  entry: OverrideEntry,
  request: RequestPlan,
  file: string,
): Interpretation {
  const [inferred] = scenario.interpretations;
  const understood = inferred !== undefined && stageOf(inferred.condition) !== 'never';
  return {
    condition:
      understood && entry.request === undefined
        ? inferred.condition
        : sentAs({
            values: request.values,
            query: literals(request.query),
            headers: literals(request.headers),
            body: statedBody(entry.request),
          }),
    summary: understood ? inferred.summary : 'the request is as the overrides say',
    confidence: 'certain',
    evidence: [
      { text: 'the overrides say how it is provoked', source: { file, line: entry.line } },
      ...(inferred?.evidence ?? []),
    ],
  };
}

/** Of the body only what the overrides give: all else may be as it is. */
function statedBody(change: RequestChange | undefined): Json | undefined {
  const stated = change?.['replace-body'] ?? change?.body;
  return typeof stated === 'string' ? undefined : stated;
}

function literals(pairs: Pairs): readonly { readonly name: string; readonly value: string }[] {
  return pairs.flatMap(({ name, value }) => (typeof value === 'string' ? [{ name, value }] : []));
}

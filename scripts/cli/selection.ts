/** Which documented responses a run is about: `--only`, `--skip`, `--tag`, `--method`. */
import { closest } from '../boundary/index.ts';
import type { Scenario, ScenarioPlan } from '../scenarios/index.ts';
import { literally } from '../vocabulary/index.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';

export interface SelectionOptions {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly tag?: readonly string[];
  readonly method?: readonly string[];
}

/** Gives the reason why a documented response is left out; undefined for one that is provoked. */
export type Filter = (responseId: string) => string | undefined;

export function filterFor(options: SelectionOptions, { scenarios }: ScenarioPlan): Filter {
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  return (id) => {
    const scenario = byId.get(id);
    return scenario && criteria.map((criterion) => leftOutBy(criterion, options, scenario)).find(Boolean);
  };
}

/** A filter that fits nothing is a mistake: a run that provokes nothing must not pass for one that proves something. */
export function fitsNothing(options: SelectionOptions, plan: ScenarioPlan): Failure | undefined {
  const { scenarios } = plan;
  const { name } = plan.api.description;
  for (const { option, matches, candidates } of criteria) {
    for (const value of options[option] ?? []) {
      if (scenarios.some((scenario) => matches(value, scenario))) continue;
      const near = closest(value, [...new Set(scenarios.flatMap(candidates))]);
      return failure(
        exitCodes.usage,
        `error: --${option} ${value} matches no documented response of ${name}`,
        near === undefined ? `  docproof list ${name} shows their ids` : `  did you mean ${near}?`,
      );
    }
  }
  const filter = filterFor(options, plan);
  if (scenarios.some(({ id }) => filter(id) === undefined)) return undefined;
  return failure(
    exitCodes.usage,
    `error: ${given(options)} together leave no documented response of ${name}`,
    `  docproof list ${name} shows their ids`,
  );
}

/** The options as they were given, e.g. `--only get-* --method get`. */
export function given(options: SelectionOptions): string {
  return criteria
    .flatMap(({ option }) => (options[option] ?? []).map((value) => `--${option} ${value}`))
    .join(' ');
}

interface Criterion {
  readonly option: keyof SelectionOptions;
  readonly matches: (value: string, scenario: Scenario) => boolean;
  /** What a value may have been meant to be. */
  readonly candidates: (scenario: Scenario) => readonly string[];
}

const idPattern: Pick<Criterion, 'matches' | 'candidates'> = {
  matches: (pattern, { id }) => {
    const parts = pattern.split('*').map(literally);
    return new RegExp(parts.join('.*'), 'i').test(id);
  },
  candidates: ({ id }) => {
    const [, operation = '', ...rest] = id.split('/');
    return [id, [operation, ...rest].join('/'), operation];
  },
};

const alike = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const criteria: readonly Criterion[] = [
  { option: 'only', ...idPattern },
  { option: 'skip', ...idPattern },
  {
    option: 'tag',
    matches: (tag, { operation }) => alike(tag, operation.group),
    candidates: ({ operation }) => [operation.group],
  },
  {
    option: 'method',
    matches: (method, { operation }) => alike(method, operation.method),
    candidates: ({ operation }) => [operation.method],
  },
];

function leftOutBy(
  { option, matches }: Criterion,
  options: SelectionOptions,
  scenario: Scenario,
): string | undefined {
  const values = options[option] ?? [];
  const hit = values.find((value) => matches(value, scenario));
  if (option === 'skip') return hit === undefined ? undefined : `excluded by --skip ${hit}`;
  if (values.length === 0 || hit !== undefined) return undefined;
  return `not selected by --${option} ${values.join(', ')}`;
}

/** `docproof list --overrides`: an overrides file to fill in, for what docproof does not bring about by itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonText } from '../documentation/index.ts';
import type { Attempt, Scenario, ScenarioPlan } from '../scenarios/index.ts';

/** Undefined if everything is provoked. `unprovoked` has ids of responses that the last run could not bring out. */
export function overrideSkeleton(
  plans: readonly ScenarioPlan[],
  unprovoked: ReadonlyMap<string, string>,
): string | undefined {
  const entries = plans.flatMap(({ scenarios }) =>
    scenarios.flatMap((scenario) => {
      const why = scenario.unprovokable?.reason ?? unprovoked.get(scenario.id);
      return why === undefined || scenario.origin === 'overridden'
        ? []
        : [entryFor(scenario, why, scenarios)];
    }),
  );
  return entries.length === 0 ? undefined : `${head}\n${entries.join('\n')}`;
}

const head = `# Save this beside the document, as NAME.overrides.yaml. Each entry leaves a response out until you describe how your
# target gives it: replace leave-out by the lines below it. See docs/overrides.md.
responses:`;

function entryFor(scenario: Scenario, why: string, all: readonly Scenario[]): string {
  const { id, operation, response } = scenario;
  const attempt = scenario.attempts[0] ?? successOf(scenario, all);
  return [
    `  ${id}:`,
    `    # ${operation.method} ${operation.uriTemplate}, documented at ${response.source.file}:${response.source.line}`,
    `    leave-out: ${jsonText(why)}`,
    '    # request:',
    ...requestLines(attempt).map((line) => `    #   ${line}`),
    '    # before:',
    '    #   - { method: POST, path: "/…", body: { name: "{{$text}}" } }',
  ]
    .map((line) => line.replace(/\s+$/, ''))
    .join('\n');
}

/** What is known to be accepted is the best start. */
function successOf({ operation }: Scenario, all: readonly Scenario[]): Attempt | undefined {
  return all.find((other) => other.operation === operation && other.response.status < 300)?.attempts[0];
}

function requestLines(attempt: Attempt | undefined): readonly string[] {
  if (!attempt) return ['query: { }', 'body: { }'];
  const { path, query, body } = attempt.request;
  const variables = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  return [
    ...(variables.length === 0 ? [] : [`path: { ${variables.map((name) => `${name}: "…"`).join(', ')} }`]),
    ...(query.length === 0
      ? []
      : [`query: { ${query.map(({ name }) => `${jsonText(name)}: "…"`).join(', ')} }`]),
    body?.kind === 'json'
      ? `body: ${jsonText(body.json)}   # merged into the documented one`
      : 'headers: { X-Name: value }',
  ];
}

/** Why the last run in a reports folder could not bring responses out, by id; nothing where there was no run. */
export function unprovokedIn(reports: string, api: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of [join(reports, 'results.json'), join(reports, api, 'results.json')]) {
    for (const { id, verdict, reason } of responsesIn(file)) {
      if (verdict === 'unprovoked' && typeof id === 'string') found.set(id, String(reason));
    }
  }
  return found;
}

interface KeptResponse {
  readonly id?: unknown;
  readonly verdict?: unknown;
  readonly reason?: unknown;
}

function responsesIn(file: string): readonly KeptResponse[] {
  try {
    const { responses } = JSON.parse(readFileSync(file, 'utf8')) as { readonly responses?: unknown };
    return Array.isArray(responses) ? (responses as KeptResponse[]) : [];
  } catch {
    return [];
  }
}

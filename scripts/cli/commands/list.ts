/** `docproof list`: the scenarios, or what each operation is taken for, without sending anything. */
import { explain, jsonText, type Source } from '../../documentation/index.ts';
import type { RequestVariant, Scenario, ScenarioPlan } from '../../scenarios/index.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { allFindingLines } from '../document-findings.ts';
import { findDocument } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';
import { loadPlan } from '../load-plan.ts';
import { operationLines, understoodOperations } from '../operation-lines.ts';
import { printError, printFailure, printLine } from '../output.ts';
import { overrideSkeleton, unprovokedIn } from '../override-skeleton.ts';
import { requestLines } from '../request-lines.ts';
import { resolveApis } from '../resolve-apis.ts';

export interface ListOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly operations?: boolean;
  readonly overrides?: boolean;
  readonly reports: string;
}

export async function list(api: string | undefined, options: ListOptions): Promise<number> {
  const configuration = await readConfiguration(options.config);
  if (!configuration.ok) return printFailure(configuration);
  const asked = await resolveApis(api === undefined ? [] : [api], configuration, 'list');
  if (!asked.ok) return printFailure(asked);
  const plans: ScenarioPlan[] = [];
  for (const name of asked.names) {
    const document = await findDocument(name, configuration);
    if (!document.ok) return printFailure(document);
    const loaded = await loadPlan(document);
    if (!loaded.ok) return printFailure(loaded);
    const { plan, findings } = loaded;
    const found = plan.api.findings.map((finding) => ({ ...finding, ...explain(finding) }));
    printError(...allFindingLines([...findings, ...found]));
    plans.push(plan);
  }
  if (options.overrides) return printSkeleton(plans, options.reports);
  if (options.operations) return printOperations(plans, options);
  const scenarios = plans.flatMap((plan) => plan.scenarios);
  printLine(options.json ? jsonText(scenarios.map(listed), 2) : scenarios.map(described).join('\n\n'));
  return exitCodes.ok;
}

function printOperations(plans: readonly ScenarioPlan[], { json }: ListOptions): number {
  const operations = plans.flatMap(({ api }) => understoodOperations(api));
  printLine(json ? jsonText(operations, 2) : operations.map(operationLines).join('\n\n'));
  return exitCodes.ok;
}

function printSkeleton(plans: readonly ScenarioPlan[], reports: string): number {
  const unprovoked = plans.flatMap(({ api }) => [...unprovokedIn(reports, api.description.name)]);
  const skeleton = overrideSkeleton(plans, new Map(unprovoked));
  if (skeleton === undefined)
    printError('note: nothing to override: there is a way to provoke every documented response');
  else printLine(skeleton);
  return exitCodes.ok;
}

function listed(scenario: Scenario) {
  const [interpretation] = scenario.interpretations;
  return {
    id: scenario.id,
    status: scenario.response.status,
    condition: interpretation?.summary,
    conditionKind: interpretation?.condition.kind,
    confidence: interpretation?.confidence,
    evidence: interpretation?.evidence.map(({ text, source }) => ({ text, source })),
    origin: scenario.origin,
    attempts: scenario.attempts,
    unprovokable: scenario.unprovokable,
    source: scenario.response.source,
  };
}

function wayLines(lead: string, way: RequestVariant, id = ''): readonly string[] {
  return requestLines(way).map((line, at) =>
    at === 0 ? `  ${lead.padEnd(7)}  ${line}${id === '' ? '' : `  [${id}]`}` : `  ${''.padEnd(7)}  ${line}`,
  );
}

function described(scenario: Scenario): string {
  const [interpretation] = scenario.interpretations;
  const { source } = scenario.response;
  const place = (other: Source) =>
    other.file === source.file ? `line ${other.line}` : `${other.file}:${other.line}`;
  return [
    `${scenario.id}  (${scenario.origin}, ${interpretation?.confidence ?? 'guess'})`,
    `  when     ${interpretation?.summary ?? 'unknown'}`,
    ...(interpretation?.evidence ?? []).map((each) => `  because  ${each.text} (${place(each.source)})`),
    ...(scenario.leftOut === undefined ? [] : [`  left out: ${scenario.leftOut}`]),
    ...(scenario.unprovokable
      ? [`  not sent: ${scenario.unprovokable.reason}`, `  try: ${scenario.unprovokable.next}`]
      : scenario.attempts.flatMap((attempt, index) => [
          ...wayLines(index === 0 ? 'sends' : 'or', attempt, attempt.id),
          ...(attempt.requiredVariants ?? []).flatMap((way) => wayLines('and', way)),
        ])),
    `  documented at ${source.file}:${source.line}`,
  ].join('\n');
}

/** Scenarios as the rows of a report, before anything has been sent. */

import { jsonText } from '../documentation/index.ts';
import type { Scenario, ScenarioPlan } from '../scenarios/index.ts';
import type { ResponseResult } from './record.ts';

/** What is known of a documented response without asking the target. */
export type PlannedResponse = Omit<
  ResponseResult,
  | 'verdict'
  | 'reason'
  | 'obstacle'
  | 'next'
  | 'assertions'
  | 'notes'
  | 'candidate'
  | 'exchanges'
  | 'startedAt'
  | 'durationMs'
> & {
  readonly attempts: readonly { readonly id: string; readonly summary: string }[];
  /** What to do where it is not provoked. */
  readonly advice: string | undefined;
};

export function plannedResponses(plan: ScenarioPlan): readonly PlannedResponse[] {
  return plan.scenarios.map(plannedResponse);
}

function plannedResponse(scenario: Scenario): PlannedResponse {
  const { operation, response } = scenario;
  const [interpretation] = scenario.interpretations;
  return {
    id: scenario.id,
    operation: operation.id,
    operationName: operation.name,
    resource: operation.resource,
    group: operation.group,
    method: operation.method,
    uriTemplate: operation.uriTemplate,
    status: response.status,
    ...(response.range ? { range: response.range } : {}),
    title: scenario.title,
    condition: interpretation?.summary ?? 'the documentation does not say when',
    conditionKind: interpretation?.condition.kind ?? 'unknown',
    confidence: interpretation?.confidence ?? 'guess',
    evidence: (interpretation?.evidence ?? []).map(({ text, source }) => ({ text, source })),
    source: response.source,
    documented: {
      status: response.status,
      mediaType: response.mediaType,
      headers: response.headers.map(({ name, value }) => ({ name, value })),
      // Of an example with comments or the like the JSON that was read: an answer can be compared with that.
      body: response.body?.lenient ? jsonText(response.body.json ?? null, 2) : response.body?.text,
      description: [operation.description, response.description].filter((text) => text !== '').join('\n\n'),
    },
    attempts: scenario.attempts.map(({ id, summary }) => ({ id, summary })),
    advice: scenario.unprovokable?.next,
  };
}

import { statusName } from '../documentation/index.ts';
import type { Scenario } from '../scenarios/index.ts';

/** What a request of the collection says of itself, Markdown. */
export function describeScenario(scenario: Scenario): string {
  const { operation, response } = scenario;
  const [interpretation] = scenario.interpretations;
  const lines = [
    operation.description,
    `**Documented response:** ${statusName(response)} of ${operation.method} \`${operation.uriTemplate}\` ` +
      `(${response.source.file}:${response.source.line})`,
    `**Given when** ${interpretation?.summary ?? 'the documentation does not say'} (${interpretation?.confidence ?? 'guess'}).`,
    (interpretation?.evidence ?? [])
      .map((each) => `- ${each.text} (${each.source.file}:${each.source.line})`)
      .join('\n'),
    scenario.unprovokable
      ? `**Not sent:** ${scenario.unprovokable.reason}. To change that: ${scenario.unprovokable.next}.`
      : '',
    response.description,
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

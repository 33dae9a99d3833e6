import { isSuccess } from '../analysis/index.ts';
import { isCertain, type Scenario } from '../scenarios/index.ts';
import { saysItMayNotEnd } from '../vocabulary/index.ts';

/**
 * Whether its answer may be one without an end: a stream of events, or a wait for something to happen. What is certain to be
 * refused begins neither.
 */
export function mayNotEnd(
  scenario: Pick<Scenario, 'operation' | 'response' | 'interpretations' | 'attempts'>,
): boolean {
  const { operation, response } = scenario;
  if (!isSuccess(response) && isCertain(scenario)) return false;
  const { name, description, responses } = operation;
  return (
    saysItMayNotEnd(`${name}\n${description}`) ||
    responses.some(({ mediaType = '' }) => pushes.test(mediaType))
  );
}

const pushes =
  /^(text\/event-stream|application\/(x-ndjson|jsonl|json-seq|stream\+json)|multipart\/x-mixed-replace)/i;

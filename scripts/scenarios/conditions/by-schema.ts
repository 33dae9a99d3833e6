/** How sure a refusal is for what the written schema of a request does not allow. */
import type { ResponseContext } from '../context.ts';
import type { Reading } from '../model.ts';

/**
 * Such a request must not succeed. Which status refuses it is sure where the documentation leaves one, and all else in
 * the request is known to the target.
 */
export function refusedBySchema({
  operation,
  response,
  baseline,
}: ResponseContext): Pick<Reading, 'confidence' | 'forbids'> {
  const others = operation.responses.filter((each) => each.id !== response.id && mayRefuse(each));
  return { confidence: others.length === 0 && baseline.certain ? 'certain' : 'likely', forbids: true };
}

function mayRefuse({ status, range }: ResponseContext['response']): boolean {
  return range === undefined ? status === 400 || status === 422 : status >= 400 && status < 500;
}

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
  const refusals = operation.responses.filter(mayRefuse);
  const isOnly = refusals.every((each) => each.id === response.id);
  // One success in the place of a refusal is one deviation, whichever of several refusals was asked for.
  const isFirst = refusals[0] === undefined || refusals[0].id === response.id;
  return {
    confidence: isOnly && baseline.certain ? 'certain' : 'likely',
    ...(isFirst ? { forbids: true as const } : {}),
  };
}

function mayRefuse({ status, range }: ResponseContext['response']): boolean {
  return range === undefined ? status === 400 || status === 422 : status >= 400 && status < 500;
}

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
  const [forValues = response] = [...refusals].sort((a, b) => rank(a) - rank(b));
  return {
    confidence: isOnly && baseline.certain ? 'certain' : 'likely',
    ...(forValues.id === response.id ? { forbids: true as const } : {}),
  };
}

type Response = ResponseContext['response'];

function mayRefuse({ status, range }: Response): boolean {
  return range === undefined ? status === 400 || status === 422 : status >= 400 && status < 500;
}

/** Where both are documented, 422 is for values and 400 for what cannot be read. */
function rank({ status, range }: Response): number {
  if (range) return 2;
  return status === 422 ? 0 : 1;
}

/** Whether the operation has another status for values, so that this one is for what cannot be read. */
export function isForSyntax({ operation, response }: ResponseContext): boolean {
  return response.status === 400 && operation.responses.some(({ status, range }) => status === 422 && !range);
}

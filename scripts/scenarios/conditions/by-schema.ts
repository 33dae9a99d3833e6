/** How sure a refusal is for what the written schema of a request does not allow. */

import { wordsOfResponse } from '../../analysis/index.ts';
import { speaksOfField, speaksOfParameter } from '../../vocabulary/index.ts';
import type { ResponseContext } from '../context.ts';
import type { Interpretation } from '../model.ts';

/** What of a request is refused. */
type Part = 'parameter' | 'field';

/**
 * Such a request must not succeed. Which status refuses it is certain where the documentation leaves one, and all else
 * in the request is known to the target.
 */
export function refusedBySchema(
  part: Part,
  context: ResponseContext,
): Pick<Interpretation, 'confidence' | 'forbids'> {
  const { operation, response, baseline } = context;
  const refusals = responsibleFor(part, operation.responses.filter(isForValues));
  const isOnly = refusals.every((each) => each.id === response.id);
  // One success in place of a refusal is one deviation, whichever of several refusals was asked for.
  const [forValues = response] = [...refusals].sort((a, b) => rank(a) - rank(b));
  return {
    confidence:
      isOnly && baseline.certain ? 'certain' : part === 'field' && isForSyntax(context) ? 'guess' : 'likely',
    ...(forValues.id === response.id ? { forbids: true as const } : {}),
  };
}

/** The responses whose words name that part; where none does, those whose words do not name the other one. */
function responsibleFor(part: Part, refusals: readonly Response[]): readonly Response[] {
  const named = refusals.filter((each) => partNamedBy(each) === part);
  if (named.length > 0) return named;
  const open = refusals.filter((each) => partNamedBy(each) === undefined);
  return open.length > 0 ? open : refusals;
}

/** `A parameter is missing`, `A field of the body is not valid`; undefined for words that name neither or both. */
function partNamedBy(response: Response): Part | undefined {
  const text = wordsOfResponse(response)
    .statements.map(({ plain }) => plain)
    .join('');
  const parts: Readonly<Record<Part, boolean>> = {
    parameter: speaksOfParameter(text),
    field: speaksOfField(text),
  };
  if (parts.parameter === parts.field) return undefined;
  return parts.parameter ? 'parameter' : 'field';
}

type Response = ResponseContext['response'];

/** Whether a response may refuse a value. */
export function isForValues({ status, range }: Response): boolean {
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

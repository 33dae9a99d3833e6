import { isSuccess } from '../../analysis/index.ts';
import type { ResponseContext } from '../context.ts';
import type { RequestVariant } from '../model.ts';
import { withHeader } from '../requests/index.ts';

/** More media types than these are not asked for. */
const mostTypes = 3;

/** The same read with each of the other documented media types alone in `Accept`. */
export function otherAnswers(
  way: RequestVariant,
  { response, effect }: ResponseContext,
): readonly RequestVariant[] {
  if (!isSuccess(response) || response.range || effect.kind !== 'none') return [];
  return (response.otherContents ?? [])
    .filter(({ negotiable }) => negotiable)
    .slice(0, mostTypes)
    .map(({ mediaType }) => ({
      ...way,
      ...withHeader(way, 'Accept', mediaType),
      summary: `${way.summary}, as ${mediaType}`,
      outcome: { kind: 'media-type', mediaType },
    }));
}

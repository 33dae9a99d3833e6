/** The headers of a request, as its script sends them. */
import { formMediaType, type Operation } from '../../documentation/index.ts';
import type { RequestPlan } from '../../scenarios/index.ts';
import type { PostmanPair } from '../postman-collection.ts';
import { described } from './describe-parameter.ts';
import { filled, withoutBraces } from './inert.ts';

export function headersOf(
  { headers, body }: RequestPlan,
  { parameters }: Operation,
  credentials: readonly PostmanPair[],
): readonly PostmanPair[] {
  const own = headers.map(({ name, value }) => ({
    key: withoutBraces(name),
    value: typeof value === 'string' ? withoutBraces(value) : filled(value.input),
    ...described(
      parameters.find((each) => each.in === 'header' && each.name.toLowerCase() === name.toLowerCase()),
    ),
  }));
  const type =
    body?.mediaType === undefined
      ? []
      : [{ key: 'Content-Type', value: withoutBraces(formMediaType(body.mediaType)) }];
  return [...credentials, ...own, ...type];
}

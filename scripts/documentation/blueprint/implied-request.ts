import type { DescribedAttributes, DocumentedRequest, Source } from '../model.ts';
import { exampleBody } from './example-body.ts';

/** The request that an action describes by its attributes alone, without a `+ Request`; undefined where it does not. */
export function impliedRequest(
  method: string,
  fields: DescribedAttributes,
  source: Source,
): DocumentedRequest | undefined {
  if (fields.attributes.length === 0 || !/^(?:POST|PUT|PATCH)$/.test(method)) return undefined;
  return {
    name: '',
    mediaType: 'application/json',
    headers: [],
    body: exampleBody(fields, source),
    schema: undefined,
    attributesSchema: undefined,
    attributes: [],
    attributesType: undefined,
    description: '',
    tables: [],
    source,
  };
}

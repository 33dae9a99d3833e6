import type { DocumentedMessage } from './model.ts';

/** What a message has in its body. */
export type Content = Pick<
  DocumentedMessage,
  | 'mediaType'
  | 'body'
  | 'schema'
  | 'shape'
  | 'encoding'
  | 'attributesSchema'
  | 'attributes'
  | 'attributesType'
>;

/** Of a message of which no body is documented. */
export const noContent: Content = {
  mediaType: undefined,
  body: undefined,
  schema: undefined,
  attributesSchema: undefined,
  attributes: [],
  attributesType: undefined,
};

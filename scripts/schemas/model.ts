/** What the documentation promises about bodies: JSON Schemas, and what to expect where there can be none. */
import type { ApiHeader, ApiOtherContent } from '../analysis/index.ts';
import type { JsonSchema } from '../documentation/index.ts';

export interface SchemaSet {
  /** Name of the API; first part of every path. */
  readonly api: string;
  readonly title: string;
  /** In the order of the documentation; the shared parts come last, by name. */
  readonly files: readonly SchemaFile[];
  /** One for each documented response, in the order of the documentation. */
  readonly responses: readonly ExpectedResponse[];
  /** One for each documented request. */
  readonly requests: readonly ExpectedRequest[];
}

export interface SchemaFile {
  /** Relative to the folder of schemas, e.g. `sending-ips/get-a-sending-ip/200.response.json`. */
  readonly path: string;
  readonly kind: 'response' | 'request' | 'parameters' | 'shared';
  /** Name of the TypeScript type, unique within the API, e.g. `GetASendingIp200Response`. */
  readonly typeName: string;
  readonly title: string;
  readonly description: string | undefined;
  /** Draft 2020-12, without what its file says above it: `$schema`, `$id`, title and description; its `$ref`s are relative to the path, or local. */
  readonly schema: JsonSchema;
}

/** What a body has to be. */
export type ExpectedBody =
  /** JSON that keeps to the schema in the file at `path`. */
  | { readonly kind: 'json'; readonly path: string }
  /** Text of any kind that is not JSON (XML, HTML, a form …): not empty, and no more is known. */
  | { readonly kind: 'text'; readonly mediaType: string | undefined }
  /** No body at all, as the status commands. */
  | { readonly kind: 'empty' }
  /** The documentation shows no body: any will do. */
  | { readonly kind: 'unknown' };

/** Compiled validators of a response as JavaScript text. */
export interface ResponseValidators {
  /** Of its JSON body; undefined if the body is not JSON. */
  readonly body: string | undefined;
  /** By the name of the header. */
  readonly headers: ReadonlyMap<string, string>;
  /** Of its body in other media types, by media type. */
  readonly others: ReadonlyMap<string, string>;
}

interface ExpectedResponse {
  /** Id of the documented response. */
  readonly id: string;
  readonly body: ExpectedBody;
  /** Headers whose schema says more than that there is a text. */
  readonly headers: readonly ApiHeader[];
  /** The body in other media types. */
  readonly others: readonly ApiOtherContent[];
}

interface ExpectedRequest {
  /** Id of the operation. */
  readonly operation: string;
  /** Index into the operation's `requests`. */
  readonly index: number;
  readonly body: ExpectedBody;
}

/** What an API description means, worked out once: scenarios, schema files, collections and the mock read it. */
import type {
  ApiDescription,
  Finding,
  JsonSchema,
  Operation,
  OtherContent,
  Parameter,
} from '../documentation/index.ts';
import type { OperationEffect } from './effects/operation-effect.ts';
import type { Ground } from './ground.ts';
import type { ApiIndex } from './resources/api-index.ts';
import type { DescribedResource, OperationRole } from './resources/resource-model.ts';
import type { ResolvedSchema } from './schemas/resolved-schema.ts';
import type { Credential } from './security/credentials.ts';

export interface Api {
  readonly description: ApiDescription;
  /** In the order of the documentation. */
  readonly operations: readonly ApiOperation[];
  /** Those with items first, then the single ones. */
  readonly resources: readonly DescribedResource[];
  readonly index: ApiIndex;
  /** What tells the target who is asking. */
  readonly credentials: readonly Credential[];
  /** Examples that contradict what is written about them, schemas that cannot be used. */
  readonly findings: readonly Finding[];
}

export interface ApiOperation extends ApiMessages {
  /** Of path, query, headers and cookies; credentials are not among those of headers and cookies. */
  readonly parameters: readonly ApiParameter[];
  /** What its success does to what the target stores. */
  readonly role: OperationRole;
  /** What it works on; undefined only where its role is `other`. */
  readonly resource: DescribedResource | undefined;
  /** Why it has this role. */
  readonly ground: Ground;
  readonly effect: OperationEffect;
  /** The resources that its path goes through, outermost first, with the number of variables up to each. */
  readonly through: readonly { readonly resource: DescribedResource; readonly variables: number }[];
}

/** An operation with the schemas of its bodies. */
export interface ApiMessages {
  readonly operation: Operation;
  /** One for each documented request, in its order. */
  readonly requests: readonly ApiMessage[];
  /** One for each documented response, in its order. */
  readonly responses: readonly ApiResponse[];
}

/** A parameter and the values that it takes. */
export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  /** Of the value that the text of the request stands for: `5` is a number where the schema says so. */
  readonly resolved: ResolvedSchema;
  /** As the document describes it; undefined for a header that only an example shows. */
  readonly documented: Parameter | undefined;
}

/** A documented request or response. */
export interface ApiMessage {
  /** For people: `Get a sending IP 200 response`. */
  readonly title: string;
  readonly content: Content;
}

export interface ApiResponse extends ApiMessage {
  /** Those whose schema says more than that there is a text. */
  readonly headers: readonly ApiHeader[];
  /** Its body in the other media types. */
  readonly others: readonly ApiOtherContent[];
}

/** A response header and the schema of its value. */
export interface ApiHeader {
  readonly name: string;
  readonly schema: JsonSchema;
}

export interface ApiOtherContent {
  readonly documented: OtherContent;
  /** Of JSON, of the value that XML stands for, or of the text as one string; undefined if nothing is known. */
  readonly schema: JsonSchema | undefined;
}

/** What the body of a message has to be. */
export type Content =
  | {
      /** `form` is `application/x-www-form-urlencoded`: an object whose values are sent as text. */
      readonly kind: 'json' | 'form';
      readonly resolved: ResolvedSchema;
      /** What the objects are called that the schema describes. */
      readonly objects: readonly NamedObject[];
    }
  /** Text of any kind that is not JSON (XML, HTML, a form …): not empty, and no more is known. */
  | { readonly kind: 'text'; readonly mediaType: string | undefined }
  /** No body at all, as the status commands. */
  | { readonly kind: 'empty' }
  /** The documentation shows no body: any will do. */
  | { readonly kind: 'unknown' };

/** An object inside of a schema that has a name of its own. */
export interface NamedObject {
  /** JSON Pointer into the schema. */
  readonly pointer: string;
  /** In words, singular: `sending ip`. */
  readonly name: string;
  /** The resource it belongs to. */
  readonly owner: string;
}

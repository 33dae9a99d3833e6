/** What an OpenAPI document says, in one shape for its versions 2.0 to 3.2. Each element knows where it is written. */
import type { Json, JsonSchema, PartEncoding, SecurityScheme, Source } from '../model.ts';
import type { Notation } from '../notation.ts';

export interface Spec {
  readonly title: string;
  readonly description: string;
  /** URL templates of the servers, variables replaced by their defaults. */
  readonly servers: readonly string[];
  readonly tags: readonly SpecTag[];
  readonly operations: readonly SpecOperation[];
  readonly security: readonly SecurityScheme[];
  readonly source: Source;
}

export interface SpecTag {
  readonly name: string;
  readonly description: string;
}

export interface SpecOperation {
  /** Upper case. */
  readonly method: string;
  /** As written, e.g. `/pets/{id}`. */
  readonly path: string;
  /** What the target sends by itself: a webhook, or a callback of another operation. */
  readonly sentByTarget: boolean;
  /** It demands a query that is one text of a media type other than a form, which is not sent. */
  readonly unsentQuery: boolean;
  readonly operationId: string | undefined;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  readonly parameters: readonly SpecParameter[];
  readonly body: SpecRequestBody | undefined;
  readonly responses: readonly SpecResponse[];
  /** Alternatives, each a set of schemes that go together; an empty alternative needs none. */
  readonly security: readonly (readonly SpecRequirement[])[];
  readonly source: Source;
}

export interface SpecRequirement {
  readonly scheme: string;
  readonly scopes: readonly string[];
}

export type ParameterStyle =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'tabDelimited'
  | 'deepObject'
  /** Of OpenAPI 3.2. */
  | 'cookie';

export interface SpecParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string;
  readonly schema: JsonSchema | boolean | undefined;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Of `content`, e.g. `application/json`: the value is a document of this type. */
  readonly mediaType: string | undefined;
  readonly allowReserved: boolean;
  readonly example: Json | undefined;
  readonly source: Source;
}

export interface SpecRequestBody {
  readonly required: boolean;
  readonly description: string;
  readonly contents: readonly SpecContent[];
  /** Each media type is described for itself. */
  readonly negotiable: boolean;
  readonly source: Source;
}

export interface SpecContent {
  readonly mediaType: string;
  readonly schema: JsonSchema | boolean | undefined;
  readonly examples: readonly SpecExample[];
  /** How the parts of a form are written, where that is said. */
  readonly encoding: Readonly<Record<string, PartEncoding>>;
  /** How its values are written, in XML and as a sequence; absent for other media types. */
  readonly notation?: Notation;
  readonly source: Source;
}

export interface SpecExample {
  /** Empty for the only one. */
  readonly name: string;
  readonly summary: string;
  readonly value: Json;
  readonly source: Source;
}

export interface SpecResponse {
  /** As written: `200`, `4XX`, `default`. */
  readonly key: string;
  readonly description: string;
  readonly headers: readonly SpecHeader[];
  readonly contents: readonly SpecContent[];
  /** Each media type is described for itself, so that a client can ask for any of them. */
  readonly negotiable: boolean;
  readonly links: readonly SpecLink[];
  readonly source: Source;
}

export interface SpecHeader {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonSchema | boolean | undefined;
  readonly example: Json | undefined;
  readonly source: Source;
}

/** Values of the answer that another operation takes. */
export interface SpecLink {
  readonly operationId: string | undefined;
  readonly operationRef: string | undefined;
  /** Runtime expressions by parameter, e.g. `$response.body#/id`. */
  readonly parameters: Readonly<Record<string, Json>>;
  /** A runtime expression or a value, which may hold expressions. */
  readonly requestBody: Json | undefined;
  readonly source: Source;
}

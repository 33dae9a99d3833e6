/**
 * The API description: what the documentation promises, in one format-neutral model.
 * Everything in it is plain, readonly data and knows the line it was read from.
 */

import type { Notation } from './notation.ts';

/** Whole numbers that JavaScript would round are bigints. */
export type Json =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };
export type JsonSchema = JsonObject;

/** A place in the documentation; `line` counts from 1. */
export interface Source {
  readonly file: string;
  readonly line: number;
  /** JSON Pointer, where the format has one: a document may stand on a single line. */
  readonly pointer?: string;
}

export interface ApiDescription {
  /** Slug of the file name without its ending, e.g. `sending-ips`; first part of every response id. */
  readonly name: string;
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  /** `HOST:` metadata, where given. */
  readonly host: string | undefined;
  /** As the user named it; the file of every `Source` in this description. */
  readonly file: string;
  /** Attribute tables in the overview text. */
  readonly tables: readonly AttributeTable[];
  readonly groups: readonly Group[];
  /** Declared ways to say who is asking; undefined where the format has no word for them. */
  readonly security?: readonly SecurityScheme[];
  readonly findings: readonly Finding[];
}

/** A declared way to say who is asking. */
export type SecurityScheme = {
  readonly name: string;
  readonly description: string;
  readonly source: Source;
} & (
  | { readonly kind: 'api-key'; readonly in: 'header' | 'query' | 'cookie'; readonly parameter: string }
  /** `Authorization: <scheme> …` with a given value; `scheme` as written, e.g. `Bearer`. */
  | {
      readonly kind: 'bearer' | 'basic';
      readonly scheme: string;
      /** How a flow of OAuth 2 or OpenID Connect gives the token, as OpenAPI 3.1 writes it. */
      readonly flow?: JsonObject;
    }
  | { readonly kind: 'mutual-tls' }
);

/** One of the schemes that go together, with the rights that it has to have. */
export interface SecurityRequirement {
  readonly scheme: string;
  readonly scopes: readonly string[];
}

/** A `# Group`, a tag of operations, or the nameless group of what stands outside of any. */
export interface Group {
  /** Its resources have no names of their own: each is a path. */
  readonly isTag?: true;
  readonly name: string;
  readonly description: string;
  readonly tables: readonly AttributeTable[];
  readonly resources: readonly Resource[];
  readonly source: Source;
}

/** Its attributes are from `+ Attributes` of the resource, inheritance and mixins resolved. */
export interface Resource extends DescribedAttributes {
  readonly name: string;
  readonly group: string;
  /** RFC 6570, e.g. `/sending-ips/{external_ip}`. */
  readonly uriTemplate: string;
  readonly description: string;
  readonly tables: readonly AttributeTable[];
  readonly operations: readonly Operation[];
  readonly source: Source;
}

/** A method on a URI template. */
export interface Operation {
  /** Slug of its name, unique within the API, e.g. `get-a-sending-ip`. */
  readonly id: string;
  /** As written, where the id is made of it. */
  readonly operationId?: string;
  readonly name: string;
  /** Name of the resource and group it stands under. */
  readonly resource: string;
  readonly group: string;
  /** Upper case. */
  readonly method: string;
  readonly uriTemplate: string;
  readonly description: string;
  readonly relation: string | undefined;
  readonly parameters: readonly Parameter[];
  /** Attributes of the request body: MSON of the action or of its requests. */
  readonly attributes: readonly Attribute[];
  /** Attribute tables in the operation's own text. */
  readonly tables: readonly AttributeTable[];
  /** All documented requests, in order; the requests of `responses` are among them. */
  readonly requests: readonly DocumentedRequest[];
  readonly responses: readonly DocumentedResponse[];
  /**
   * Alternatives, each a set of schemes that go together; an empty one needs none. undefined where the format has no
   * word for it.
   */
  readonly security?: readonly (readonly SecurityRequirement[])[];
  /** Nothing demands the declared schemes: `security` is what its refusals imply. */
  readonly impliesSecurity?: true;
  readonly deprecated?: true;
  /** The target sends it by itself: a webhook or a callback. */
  readonly sentByTarget?: true;
  /** It demands a query that is one text of a media type other than a form, which is not sent. */
  readonly unsentQuery?: true;
  readonly source: Source;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'fragment';
  readonly required: boolean;
  /** As written, lower case: `string`, `number`, `boolean`, `array[string]` …; undefined where not said. */
  readonly type: string | undefined;
  readonly description: string;
  readonly example: string | undefined;
  /** Nothing shows the example: it is made of the schema. */
  readonly isMade?: true;
  readonly default: string | undefined;
  /** The members of an enumeration; empty where any value will do. */
  readonly values: readonly string[];
  /** `{list*}` in the template. */
  readonly explode: boolean;
  /** How a list or an object stands in one text; with commas where it is not said. */
  readonly parts?: TextParts;
  /** Characters of its texts that are sent as they are: they part a list, or are declared not to be encoded. */
  readonly literal?: string;
  /** Its texts are documents of this type, such as `application/json`. */
  readonly mediaType?: string;
  /** As written; undefined where the format has none for parameters. */
  readonly schema?: JsonSchema | boolean;
  /** It is declared to carry who is asking. */
  readonly credential?: true;
  readonly source: Source;
}

/** How a list or an object stands in one text. */
export interface TextParts {
  /** Stands between the parts. */
  readonly separator: string;
  /** Each part is `name=value`: a property of an object, or the name of the parameter before each item of a list. */
  readonly named?: true;
}

export interface Header {
  readonly name: string;
  readonly value: string;
  /** It is declared to carry who is asking. */
  readonly credential?: true;
  readonly source: Source;
}

/** An example body as documented. */
export interface Body {
  /** Without code fences and indentation; its first line is the one that `source` names. */
  readonly text: string;
  /** The parsed text where it is valid JSON and the media type does not forbid it. */
  readonly json: Json | undefined;
  /** True where `json` comes from a tolerant reading: the text has comments, trailing commas or the like. */
  readonly lenient: boolean;
  /** Made by the parser from MSON attributes, not written by a person. */
  readonly generated: boolean;
  /** A generated one with all documented properties, where its schema leaves some of them optional. */
  readonly complete?: Json;
  readonly source: Source;
}

/** Fields that MSON describes. */
export interface DescribedAttributes {
  readonly attributes: readonly Attribute[];
  /** What these attributes describe: an object, or e.g. an array whose items have them; undefined without MSON. */
  readonly attributesType: AttributeType | undefined;
  /** The named type of MSON that these are the fields of. */
  readonly typeName?: string;
}

/** How a field of a form is written, where it is not as usual. */
export interface PartEncoding {
  /** As written, e.g. `image/png, image/jpeg`. */
  readonly mediaType?: string;
  /** The items of a list stand in one text, with commas between them. */
  readonly joined?: true;
}

export interface DocumentedMessage extends DescribedAttributes {
  /** As written, e.g. `application/json; charset=utf-8`. */
  readonly mediaType: string | undefined;
  /** Without Content-Type. */
  readonly headers: readonly Header[];
  readonly body: Body | undefined;
  /** From `+ Schema`. */
  readonly schema: JsonSchema | undefined;
  /** What is written of a body that is judged by no schema, such as XML. */
  readonly shape?: JsonSchema;
  /** How the fields of a form are written, by their names. */
  readonly encoding?: Readonly<Record<string, PartEncoding>>;
  /** The parser's JSON Schema of the MSON attributes. */
  readonly attributesSchema: JsonSchema | undefined;
  readonly description: string;
  /** Attribute tables in the description. */
  readonly tables: readonly AttributeTable[];
  readonly source: Source;
}

export interface DocumentedRequest extends DocumentedMessage {
  /** `+ Request Create a thing`; empty where nameless. */
  readonly name: string;
  /** Its media type is one of several that the operation reads, each described for itself. */
  readonly alternative?: true;
}

export interface DocumentedResponse extends DocumentedMessage {
  /** `<api>/<operation>/<status>[-n]`. */
  readonly id: string;
  readonly status: number;
  /** Written for several statuses; `status` is then the likeliest of them. */
  readonly range?: StatusRange;
  /** The requests that the format pairs it with; indices into the operation's `requests`; empty where none is documented. */
  readonly requests: readonly number[];
  /** What tables of errors and the operation's own text say of its code or status. */
  readonly remarks: readonly Remark[];
  /** The other media types that it may have. */
  readonly otherContents?: readonly OtherContent[];
  /** What its headers have to be, whether they are promised or not. */
  readonly headerSchemas?: readonly HeaderSchema[];
  /** What other operations take of it. */
  readonly links?: readonly ResponseLink[];
}

/** A value of the body that an operation takes. */
export interface ResponseLink {
  /** Id of the operation. */
  readonly operation: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** The name of the parameter, or the JSON Pointer into the request body. */
  readonly place: string;
  /** JSON Pointer into the body of the response. */
  readonly pointer: string;
}

/** A response in another media type than the first. */
export interface OtherContent {
  readonly mediaType: string;
  /** Of JSON, or of the text as one string; undefined where nothing is written. */
  readonly schema: JsonSchema | undefined;
  /** What is written of a body that is not JSON and not a text of one string. */
  readonly shape?: JsonSchema;
  /** How the body writes the values of the shape, where that is said. */
  readonly notation?: Notation;
  readonly body: Body | undefined;
  /** It is described for itself, so that a client can ask for it. */
  readonly negotiable: boolean;
}

/** The values that a header takes, in the OpenAPI style `simple`. */
export interface HeaderSchema {
  readonly name: string;
  readonly schema: JsonSchema;
  /** A text that the schema allows; empty where none is known. */
  readonly sample: string;
}

/** Statuses from `from` to `to`, without those that the operation documents by themselves. */
export interface StatusRange {
  /** `4XX` or `default`. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A text that stands apart from what it speaks of. */
export interface Remark {
  readonly text: string;
  readonly source: Source;
}

export type AttributeType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'null' | 'any';

/** A named field of a body (or a parameter described in a table). */
export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  /** The type as written, e.g. `array[string]`, `ISO 8601 date`; formats are read from this and the description. */
  readonly typeText: string;
  readonly description: string;
  /** undefined where the documentation does not say. */
  readonly required: boolean | undefined;
  readonly nullable: boolean;
  readonly values: readonly Json[];
  readonly default: Json | undefined;
  readonly example: Json | undefined;
  /** Fields of an object; the fields of its items for an array. */
  readonly children: readonly Attribute[];
  /** The items of an array that are all of one type; the fields of objects are in `children`. */
  readonly items?: Attribute;
  /** The named type of MSON that it has, without more fields of its own. */
  readonly typeName?: string;
  /** It stands within the type that it has, whose fields are not written out again. */
  readonly recursive?: true;
  /** Where the field is one of several alternatives (`One Of`): which set of them, and which alternative in it. */
  readonly choice?: { readonly set: number; readonly option: number };
  /** Where the name only stands for any key (`*id (string)*`): the object is a map, and this is what its values are. */
  readonly variable?: true;
  /** Where it is not MSON that describes it. */
  readonly from?: 'table';
  readonly source: Source;
}

/** A Markdown table that describes fields (`| Field | Type | Description | Required |`). */
export interface AttributeTable {
  /** The nearest heading above it; empty where none. */
  readonly heading: string;
  /** What the heading and the columns say it describes. */
  readonly describes: 'resource' | 'request' | 'response' | 'parameters';
  readonly attributes: readonly Attribute[];
  readonly source: Source;
}

/** Something noticed while reading; the words for each code live in `findings.ts`. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning' | 'note';
  readonly source: Source;
  /** What the words of the code are filled with. */
  readonly detail: Readonly<Record<string, string>>;
}

export type FindingCode =
  | 'former-override'
  | 'parser-warning'
  | 'syntax-error'
  | 'no-operations'
  | 'repaired-byte-order-mark'
  | 'repaired-line-ends'
  | 'repaired-tabs'
  | 'repaired-spaces'
  | 'repaired-front-matter'
  | 'repaired-heading'
  | 'repaired-missing-uri'
  | 'repaired-value'
  | 'repaired-uri-template'
  | 'repaired-type-name'
  | 'repaired-endless-type'
  | 'repaired-refused-line'
  | 'example-not-json'
  | 'example-contradicts-schema'
  | 'schema-not-usable'
  | 'slow-pattern'
  | 'duplicate-response'
  | 'request-not-read'
  | 'response-not-read'
  | 'response-line'
  | 'include-not-followed'
  | 'element-not-read'
  | 'unknown-format'
  | 'reference-not-usable'
  | 'no-response';

/** What reading a document comes to: a description with its findings, or the findings that make it unusable. */
export type ReadResult =
  | { readonly ok: true; readonly description: ApiDescription }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** An API description for tests: one resource with one operation, whose bodies are given. */
import {
  type ApiDescription,
  type Attribute,
  type AttributeTable,
  type DocumentedMessage,
  type Json,
  type JsonSchema,
  nothingSaid,
} from '../documentation/index.ts';

const source = { file: 'things.apib', line: 1 };

export interface Said {
  readonly name?: string;
  readonly uriTemplate?: string;
  readonly tables?: readonly AttributeTable[];
  readonly responses?: readonly SaidMessage[];
  readonly requests?: readonly SaidMessage[];
}

export interface SaidMessage {
  readonly status?: number;
  readonly json?: Json;
  readonly schema?: JsonSchema;
  readonly mediaType?: string;
}

/** A description of `things` with one resource for each of the arguments. */
export function describeApi(...resources: readonly Said[]): ApiDescription {
  return {
    name: 'things',
    title: 'Things',
    description: '',
    host: undefined,
    file: source.file,
    tables: [],
    findings: [],
    groups: [
      {
        name: '',
        description: '',
        tables: [],
        source,
        resources: resources.map((said, at) => resourceOf(said, at)),
      },
    ],
  };
}

function resourceOf(said: Said, at: number) {
  const name = said.name ?? 'Things';
  const uriTemplate = said.uriTemplate ?? '/things';
  const id = at === 0 ? 'get-things' : `get-things-${at + 1}`;
  const counts = new Map<number, number>();
  return {
    name,
    group: '',
    uriTemplate,
    description: '',
    attributes: [],
    attributesType: undefined,
    tables: said.tables ?? [],
    source,
    operations: [
      {
        id,
        name: `Get ${name}`,
        resource: name,
        group: '',
        method: 'GET',
        uriTemplate,
        description: '',
        relation: undefined,
        parameters: [],
        attributes: [],
        tables: [],
        source,
        requests: (said.requests ?? []).map((request) => ({ ...messageOf(request), name: '' })),
        responses: (said.responses ?? []).map((response) => {
          const status = response.status ?? 200;
          const count = (counts.get(status) ?? 0) + 1;
          counts.set(status, count);
          return {
            ...messageOf(response),
            id: `things/${id}/${status}${count === 1 ? '' : `-${count}`}`,
            status,
            requests: [],
            remarks: [],
          };
        }),
      },
    ],
  };
}

function messageOf({ json, schema, mediaType }: SaidMessage): DocumentedMessage {
  const text = json === undefined ? undefined : JSON.stringify(json, null, 2);
  return {
    mediaType: mediaType ?? 'application/json',
    headers: [],
    body: text === undefined ? undefined : { text, json, lenient: false, generated: false, source },
    schema,
    attributesSchema: undefined,
    attributes: [],
    attributesType: undefined,
    description: '',
    tables: [],
    source,
  };
}

/** A table about a resource, with a line for each attribute. */
export function tableOf(describes: AttributeTable['describes'], ...attributes: Attribute[]): AttributeTable {
  return { heading: '', describes, attributes, source };
}

/** An attribute of which only this is said. */
export function attributeOf(name: string, said: Partial<Attribute> = {}): Attribute {
  return { ...nothingSaid, name, typeText: said.type ?? '', source, ...said };
}

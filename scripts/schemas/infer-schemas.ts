import type { ApiDescription, Finding, JsonSchema } from '../documentation/index.ts';
import { contradictionsIn } from './bodies/contradictions.ts';
import { type DocumentedBody, requestBodies, responseBodies } from './bodies/documented-bodies.ts';
import { contradictionFindings, patternFindings, schemaFinding } from './bodies/example-findings.ts';
import { expectedKind } from './bodies/expected-body.ts';
import type { ExpectedBody, SchemaFile, SchemaSet } from './model.ts';
import { findEntities } from './shapes/entities.ts';
import type { Making, NamedObjects } from './shapes/place.ts';
import { schemaOfBody } from './shapes/schema-of-shape.ts';
import { shapeOfBody, textsIn } from './shapes/shape-of-body.ts';
import { shareParts } from './sharing/share-parts.ts';
import { attributeOfSchema } from './written/attribute-of-schema.ts';
import { fitExample } from './written/fit-example.ts';
import { normaliseSchema } from './written/normalise-schema.ts';

/** The JSON Schema of every documented body, and what to expect where there can be none. */
export function inferSchemas(api: ApiDescription): SchemaSet {
  const responses = responseBodies(api);
  const requests = requestBodies(api);
  const bodies = [...responses, ...requests].filter(hasJson);
  const findings: Finding[] = [];
  const objects: NamedObjects = new WeakMap();
  const written = writtenSchemas(bodies, findings);
  const inferred = inferredSchemas(bodies, written, objects, findings);
  const files = bodies.map(
    (body): SchemaFile => ({
      path: body.path,
      kind: body.status === undefined ? 'request' : 'response',
      typeName: body.typeName,
      title: body.title,
      description: body.description,
      schema: written.get(body) ?? inferred.get(body)!,
    }),
  );
  return {
    api: api.name,
    title: api.title,
    files: shareParts(api.name, files, objects),
    responses: responses.map((body) => ({ id: body.id, body: expectedBody(body) })),
    requests: requests.map((body) => ({
      operation: body.operation.id,
      index: body.index,
      body: expectedBody(body),
    })),
    findings,
  };
}

function hasJson(body: DocumentedBody): boolean {
  return expectedBody(body).kind === 'json';
}

function expectedBody(body: DocumentedBody): ExpectedBody {
  const kind = expectedKind(body.message, body.operation.method, body.status);
  switch (kind) {
    case 'json':
      return { kind, path: body.path };
    case 'text':
      return { kind, mediaType: body.message.mediaType };
    case 'empty':
    case 'unknown':
      return { kind };
  }
}

function writtenSchemas(bodies: readonly DocumentedBody[], findings: Finding[]) {
  const schemas = bodies.map((body) => [body, writtenSchema(body, findings)] as const);
  return new Map(schemas.flatMap(([body, schema]) => (schema ? [[body, schema] as const] : [])));
}

/** What `+ Schema` says, in draft-07 and loosened where the example contradicts it; undefined where it is of no use. */
function writtenSchema(body: DocumentedBody, findings: Finding[]): JsonSchema | undefined {
  const { schema: written, body: example } = body.message;
  if (!written) return undefined;
  const { schema, problems } = normaliseSchema(written);
  if (problems.length > 0) findings.push(schemaFinding(body, problems, schema !== undefined));
  if (schema) findings.push(...patternFindings(body, schema));
  if (!schema || example?.json === undefined) return schema;
  const fitted = fitExample(schema, example.json);
  if (!example.generated && body.role !== 'refused-request') {
    findings.push(...contradictionFindings(body, fitted.contradictions));
  }
  return fitted.schema;
}

/** Schemas from MSON, examples and attribute tables together, for the bodies that have no written one. */
function inferredSchemas(
  bodies: readonly DocumentedBody[],
  written: ReadonlyMap<DocumentedBody, JsonSchema>,
  objects: NamedObjects,
  findings: Finding[],
): Map<DocumentedBody, JsonSchema> {
  const shaped = bodies.map((body) => ({
    body,
    shape: shapeOfBody(body),
    attribute: bodyAttribute(body, written),
  }));
  const making: Making = { entities: findEntities(shaped), messages: messagesOf(bodies), objects };
  const open = shaped.filter(({ body }) => !written.has(body));
  for (const { body } of open) {
    const example = body.message.body;
    if (example?.json === undefined || example.generated || body.role === 'refused-request') continue;
    findings.push(...contradictionFindings(body, contradictionsIn(body, example.json)));
  }
  return new Map(open.map(({ body, shape }) => [body, schemaOfBody(making, body, shape)]));
}

function bodyAttribute(body: DocumentedBody, written: ReadonlyMap<DocumentedBody, JsonSchema>) {
  const schema = written.get(body);
  return schema ? attributeOfSchema(schema, body.message.source) : body.root;
}

function messagesOf(bodies: readonly DocumentedBody[]): string[] {
  const errors = bodies.filter((body) => body.role === 'error');
  const texts = new Set(errors.flatMap(({ message }) => [...textsIn(message.body?.json ?? null)]));
  return [...texts]
    .filter((text) => /ipv[46]/i.test(text))
    .map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '));
}

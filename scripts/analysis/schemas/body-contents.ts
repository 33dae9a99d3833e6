import type { Finding, Json, JsonSchema } from '../../documentation/index.ts';
import { isObject, pointerTo } from '../json.ts';
import type { Content, NamedObject } from '../model.ts';
import { contradictionsIn } from './bodies/contradictions.ts';
import type { DocumentedBody, OperationBodies } from './bodies/documented-bodies.ts';
import { contradictionFindings, schemaFinding } from './bodies/example-findings.ts';
import { expectedKind } from './bodies/expected-body.ts';
import { findEntities } from './shapes/entities.ts';
import type { Making, NamedObjects } from './shapes/place.ts';
import { schemaOfBody } from './shapes/schema-of-shape.ts';
import { shapeOfBody, textsIn } from './shapes/shape-of-body.ts';
import { attributeOfSchema } from './written/attribute-of-schema.ts';
import { fitExample } from './written/fit-example.ts';
import { normaliseSchema } from './written/normalise-schema.ts';

export interface BodyContents {
  readonly contentOf: (body: DocumentedBody) => Content;
  readonly findings: readonly Finding[];
}

/** What every documented body has to be: the JSON Schema of each, or what to expect where there can be none. */
export function bodyContents(operations: readonly OperationBodies[]): BodyContents {
  const responses = operations.flatMap((each) => each.responses);
  const requests = operations.flatMap((each) => each.requests);
  const bodies = [...responses, ...requests].filter((body) => kindOfBody(body) === 'json');
  const findings: Finding[] = [];
  const objects: NamedObjects = new WeakMap();
  const written = writtenSchemas(bodies, findings);
  const inferred = inferredSchemas(bodies, written, objects, findings);
  const contentOf = (body: DocumentedBody): Content => {
    const kind = kindOfBody(body);
    switch (kind) {
      case 'json': {
        const schema = written.get(body) ?? inferred.get(body) ?? {};
        return { kind, schema, objects: [...objectsIn(schema, [], objects)] };
      }
      case 'text':
        return { kind, mediaType: body.message.mediaType };
      case 'empty':
      case 'unknown':
        return { kind };
    }
  };
  return { contentOf, findings };
}

function kindOfBody({ message, operation, status }: DocumentedBody) {
  return expectedKind(message, operation.method, status);
}

/** The named objects of a schema, outermost first. */
function* objectsIn(value: Json, path: readonly string[], objects: NamedObjects): Generator<NamedObject> {
  if (Array.isArray(value) || !isObject(value)) return;
  const object = objects.get(value);
  if (object) yield { pointer: pointerTo(path), ...object };
  for (const [key, inner] of Object.entries(value)) yield* objectsIn(inner, [...path, key], objects);
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

import type { Finding, Json, JsonSchema, Operation } from '../../documentation/index.ts';
import { once } from '../../vocabulary/index.ts';
import { escapeStep, isObject, pointerTo } from '../json.ts';
import type { Content, NamedObject } from '../model.ts';
import { keywordsOf } from '../rules/index.ts';
import { statedRules } from '../statements/stated-rules.ts';
import { contradictionsIn } from './bodies/contradictions.ts';
import type { DocumentedBody, OperationBodies } from './bodies/documented-bodies.ts';
import { contradictionFindings, patternFindings, schemaFinding } from './bodies/example-findings.ts';
import { expectedKind } from './bodies/expected-body.ts';
import type { Provenance, ResolvedSchema } from './resolved-schema.ts';
import { findEntities } from './shapes/entities.ts';
import type { KeywordGrounds, NamedObjects, SchemaContext } from './shapes/place.ts';
import { schemaOfBody } from './shapes/schema-of-shape.ts';
import { shapeOfBody, textsIn } from './shapes/shape-of-body.ts';
import { schemaPointer, withKeywords } from './with-keywords.ts';
import { asObject } from './written/as-object.ts';
import { attributeOfSchema } from './written/attribute-of-schema.ts';
import { exampleFitter, type Fitted, fitExample } from './written/fit-example.ts';
import { type NormalisedSchema, normaliseSchema } from './written/normalise-schema.ts';

/** What every documented body has to be, and what the documentation says of them that cannot be. */
export interface BodyContents {
  readonly contentOf: (body: DocumentedBody) => Content;
  readonly findings: readonly Finding[];
}

/** The JSON Schema of every documented body, or what to expect where there can be none. */
export function bodyContents(operations: readonly OperationBodies[]): BodyContents {
  const responses = operations.flatMap((each) => each.responses);
  const requests = operations.flatMap((each) => each.requests);
  const bodies = [...responses, ...requests].filter((body) => kindOfBody(body) === 'json');
  const findings: Finding[] = [];
  const named: Named = { objects: new WeakMap(), grounds: new WeakMap() };
  const written = writtenSchemas(bodies, findings);
  const inferred = inferredSchemas(bodies, written, named, findings);
  const accepted = new Map(operations.map((each) => [each.operation, acceptedExamples(each)]));
  const contentOf = (body: DocumentedBody): Content => {
    const kind = kindOfBody(body);
    switch (kind) {
      case 'json': {
        const own = written.get(body);
        const schema = own ?? inferred.get(body) ?? {};
        const resolved = own ? asWritten(own, body) : withGrounds(schema, named.grounds);
        return {
          kind: body.isForm ? 'form' : 'json',
          resolved: own || body.status !== undefined ? resolved : asSent(resolved, body, accepted),
          // A written schema says nothing of where an object in it was made of others.
          objects: own ? [] : [...objectsIn(schema, [], named.objects)],
        };
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

type Named = Pick<SchemaContext, 'objects' | 'grounds'>;

function kindOfBody({ message, operation, status, isForm }: DocumentedBody) {
  return isForm ? 'json' : expectedKind(message, operation.method, status);
}

/** The named objects of a schema, outermost first. */
function* objectsIn(value: Json, path: readonly string[], objects: NamedObjects): Generator<NamedObject> {
  if (Array.isArray(value) || !isObject(value)) return;
  const object = objects.get(value);
  if (object) yield { pointer: pointerTo(path), ...object };
  for (const [key, inner] of Object.entries(value)) yield* objectsIn(inner, [...path, key], objects);
}

function asWritten(schema: JsonSchema, { message: { source } }: DocumentedBody): ResolvedSchema {
  return { schema, provenance: { '': { kind: 'stated', by: 'schema', source } } };
}

function withGrounds(schema: JsonSchema, grounds: KeywordGrounds): ResolvedSchema {
  const provenance: Record<string, Provenance> = {};
  const visit = (value: Json, pointer: string): void => {
    if (Array.isArray(value) || !isObject(value)) return;
    for (const [keyword, ground] of Object.entries(grounds.get(value) ?? {})) {
      provenance[`${pointer}/${keyword}`] = ground;
    }
    for (const [key, inner] of Object.entries(value)) visit(inner, `${pointer}/${escapeStep(key)}`);
  };
  visit(schema, '');
  return { schema, provenance };
}

/** The schema of a request with what refusals say of its fields, as far as no accepted example contradicts it. */
function asSent(
  inferred: ResolvedSchema,
  body: DocumentedBody,
  accepted: ReadonlyMap<Operation, readonly Json[]>,
): ResolvedSchema {
  let resolved = inferred;
  for (const { subject, rule, source } of statedRules(body.operation)) {
    const pointer = subject.in === 'body' ? schemaPointer(resolved.schema, subject.field.pointer) : undefined;
    if (pointer === undefined) continue;
    resolved = withKeywords(resolved, pointer, keywordsOf(rule), { kind: 'stated', by: 'sentence', source });
  }
  if (!Object.keys(resolved.provenance).some((pointer) => limiting.test(pointer))) return resolved;
  const examples = accepted.get(body.operation) ?? [];
  const schema = examples.reduce<JsonSchema>(
    (fitted, example) => fitExample(fitted, example).schema,
    resolved.schema,
  );
  return { ...resolved, schema };
}

const limiting = /\/((min|max)\w+|exclusive\w+|pattern|format|enum)$/;

function acceptedExamples({ requests }: OperationBodies): readonly Json[] {
  return requests
    .filter(({ role }) => role === 'request')
    .flatMap(({ message }) => (message.body?.json === undefined ? [] : [message.body.json]));
}

/** What written schemas say, in draft 2020-12; without those that are of no use. */
function writtenSchemas(
  bodies: readonly DocumentedBody[],
  findings: Finding[],
): ReadonlyMap<DocumentedBody, JsonSchema> {
  const strict = once((written: JsonSchema) => withFitter(normaliseSchema(written)));
  const loose = once((written: JsonSchema) => {
    const { schema, ...normalised } = normaliseSchema(written);
    return withFitter({ ...normalised, schema: schema && asObject(schema) });
  });
  const schemas = new Map<DocumentedBody, JsonSchema>();
  for (const body of bodies) {
    const { schema: written } = body.message;
    // Only OpenAPI declares security, and only there are schemas written without their type as a habit.
    const isLoose = body.status !== undefined && body.operation.security !== undefined;
    const normalised = written && (isLoose ? loose : strict)(written);
    const schema = normalised && fittedSchema(body, normalised, findings);
    if (schema) schemas.set(body, schema);
  }
  return schemas;
}

function withFitter(normalised: NormalisedSchema): Written {
  return { ...normalised, fitTo: exampleFitter(normalised.schema ?? {}) };
}

type Written = NormalisedSchema & { readonly fitTo: (example: Json) => Fitted };

/** The schema of a body, loosened where its example contradicts it; undefined if it is of no use. */
function fittedSchema(
  body: DocumentedBody,
  normalised: Written,
  findings: Finding[],
): JsonSchema | undefined {
  const { body: example } = body.message;
  const { schema, fitTo } = normalised;
  if (normalised.problems.length > 0) findings.push(schemaFinding(body, normalised));
  if (schema) findings.push(...patternFindings(body, schema));
  // What is made of the schema says no more than the schema does.
  if (!schema || example?.json === undefined || example.generated) return schema;
  const fitted = fitTo(example.json);
  if (body.role !== 'refused-request') {
    findings.push(...contradictionFindings(body, fitted.contradictions));
  }
  return fitted.schema;
}

/** Schemas from MSON, examples and attribute tables together, for the bodies that have no written one. */
function inferredSchemas(
  bodies: readonly DocumentedBody[],
  written: ReadonlyMap<DocumentedBody, JsonSchema>,
  named: Named,
  findings: Finding[],
): Map<DocumentedBody, JsonSchema> {
  // Nothing has to be made of examples where every body has a schema.
  if (bodies.every((body) => written.has(body))) return new Map();
  const shaped = bodies.map((body) => ({
    body,
    shape: shapeOfBody(body),
    attribute: bodyAttribute(body, written),
  }));
  const making: SchemaContext = { entities: findEntities(shaped), messages: messagesOf(bodies), ...named };
  const open = shaped.filter(({ body }) => !written.has(body));
  for (const { body } of open) {
    const example = body.message.body;
    if (example?.json === undefined || example.generated || body.role === 'refused-request' || body.isForm)
      continue;
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

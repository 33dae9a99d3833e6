/** What tells a refusal that is answered with the status of a success, where the refusal itself is not certain to come. */
import { isSuccess } from '../analysis/index.ts';
import {
  type DocumentedResponse,
  effectiveSchema,
  type JsonSchema,
  objectIn,
} from '../documentation/index.ts';
import { isCertain, type Scenario, type ScenarioPlan } from '../scenarios/index.ts';
import type { ResponseValidators } from '../schemas/index.ts';
import { schemaOf } from './plan-index.ts';

export interface RefusalWithSuccess {
  /**
   * JSON with at least one of these fields, which no success shows, or a plain value where there are none; nothing; or text of a
   * media type.
   */
  readonly own: { readonly fields: readonly string[] } | 'empty' | { readonly mediaType: string };
  /** Validators of each documented success, by status. */
  readonly successes: ReadonlyMap<number, readonly string[]>;
}

/** undefined if the two bodies could not be told apart, or the status of the scenario is certain. */
export function refusalWithSuccess(
  scenario: Scenario,
  plan: ScenarioPlan,
  validators: ReadonlyMap<string, ResponseValidators>,
): RefusalWithSuccess | undefined {
  const { operation, response } = scenario;
  // A certain one is expected by its status, unless that is any.
  const isSure = isCertain(scenario) && !response.range;
  if (response.status < 400 || isSure || operation.method === 'HEAD') return undefined;
  const shown = operation.responses.filter(isSuccess);
  const schemas = shown.map(({ id }) => schemaOf(id, plan));
  const own = ownBody(scenario, plan, schemas);
  if (own === undefined) return undefined;
  const bodies = shown.map(({ id, otherContents = [] }) => {
    const isKnown = own === 'empty' ? otherContents.every(needsText) : otherContents.length === 0;
    return isKnown ? validators.get(id)?.body : undefined;
  });
  const statuses = [...new Set(shown.map(({ status }) => status))];
  const successes = statuses.flatMap((status): readonly [number, readonly string[]][] => {
    const all = bodies.filter((_, at) => shown[at]?.status === status);
    const known = all.filter((each) => each !== undefined);
    return known.length === all.length ? [[status, known]] : [];
  });
  return successes.length === 0 ? undefined : { own, successes: new Map(successes) };
}

/** JSON and XML are never empty. */
function needsText({ mediaType = '' }: Pick<DocumentedResponse, 'mediaType'>): boolean {
  return /[/+](json|xml)\b/i.test(mediaType);
}

function ownBody(
  { response }: Scenario,
  plan: ScenarioPlan,
  successes: readonly (JsonSchema | undefined)[],
): RefusalWithSuccess['own'] | undefined {
  const { mediaType, body, otherContents = [] } = response;
  if (otherContents.length > 0) return undefined;
  const schema = schemaOf(response.id, plan);
  if (schema) {
    const fields = ownFields(schema, successes);
    return fields.length > 0 || isPlain(schema) ? { fields } : undefined;
  }
  if (mediaType === undefined || body === undefined) return 'empty';
  return /[/+]json\b/i.test(mediaType) ? undefined : { mediaType };
}

/** Names of the fields of an error that no object of a success has. */
function ownFields(refusal: JsonSchema, successes: readonly (JsonSchema | undefined)[]): readonly string[] {
  const shown = new Set(successes.flatMap((schema) => (schema ? Object.keys(propertiesOf(schema)) : [])));
  return Object.keys(propertiesOf(refusal)).filter((name) => !shown.has(name));
}

/** A text, a number or a truth value. */
function isPlain(schema: JsonSchema): boolean {
  const { type } = effectiveSchema(schema, schema);
  return type === 'string' || type === 'number' || type === 'integer' || type === 'boolean';
}

function propertiesOf(schema: JsonSchema): JsonSchema {
  return objectIn(effectiveSchema(schema, schema).properties);
}

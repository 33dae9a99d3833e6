/** What tells a refusal that is answered with the status of a success, where the refusal itself is not certain to come. */
import { isSuccess } from '../analysis/index.ts';
import { effectiveSchema, type JsonSchema, listIn, objectIn } from '../documentation/index.ts';
import { isCertain, type Scenario, type ScenarioPlan } from '../scenarios/index.ts';
import type { ResponseValidators } from '../schemas/index.ts';
import { schemaOf } from './plan-index.ts';

export interface RefusalWithSuccess {
  /** JSON that its schema describes, nothing, or text of a media type. */
  readonly own: 'json' | 'empty' | { readonly mediaType: string };
  /** Validators of each documented success, by status. */
  readonly successes: ReadonlyMap<number, readonly string[]>;
}

/** undefined where the two bodies could not be told apart, or the status of the scenario is certain. */
export function refusalWithSuccess(
  scenario: Scenario,
  plan: ScenarioPlan,
  validators: ReadonlyMap<string, ResponseValidators>,
): RefusalWithSuccess | undefined {
  const { operation, response } = scenario;
  if (response.status < 400 || isCertain(scenario) || operation.method === 'HEAD') return undefined;
  const shown = operation.responses.filter(isSuccess);
  const bodies = shown.map(({ id, otherContents = [] }) =>
    otherContents.length > 0 ? undefined : validators.get(id)?.body,
  );
  const schemas = shown.map(({ id }) => schemaOf(id, plan));
  const own = ownBody(scenario, plan, schemas);
  if (own === undefined) return undefined;
  const statuses = [...new Set(shown.map(({ status }) => status))];
  const successes = statuses.flatMap((status): readonly [number, readonly string[]][] => {
    const all = bodies.filter((_, at) => shown[at]?.status === status);
    const known = all.filter((each) => each !== undefined);
    return known.length === all.length ? [[status, known]] : [];
  });
  return successes.length === 0 ? undefined : { own, successes: new Map(successes) };
}

function ownBody(
  { response }: Scenario,
  plan: ScenarioPlan,
  successes: readonly (JsonSchema | undefined)[],
): RefusalWithSuccess['own'] | undefined {
  const { mediaType, body, otherContents = [] } = response;
  if (otherContents.length > 0) return undefined;
  const schema = schemaOf(response.id, plan);
  if (schema) return successes.every((each) => each && isToldApart(schema, each)) ? 'json' : undefined;
  if (mediaType === undefined) return 'empty';
  return body === undefined || /[/+]json\b/i.test(mediaType) ? undefined : { mediaType };
}

/** Whether one has to be of another type than the other, or to have a field that the other does not show. */
function isToldApart(refusal: JsonSchema, success: JsonSchema): boolean {
  const [own, other] = [effectiveSchema(refusal, refusal), effectiveSchema(success, success)];
  const types = [own.type, other.type];
  if (types.every((type) => typeof type === 'string') && own.type !== other.type) return true;
  const shown = objectIn(other.properties);
  return listIn(own.required).some((name) => typeof name === 'string' && !Object.hasOwn(shown, name));
}

import {
  isObject,
  isSuccess,
  type ResourceModel,
  saysReplace,
  successOf,
  validRequestOf,
} from '../../analysis/index.ts';
import {
  allows,
  effectiveSchema,
  type Json,
  type JsonObject,
  type JsonSchema,
  listIn,
  type Operation,
  objectIn,
  ownOf,
} from '../../documentation/index.ts';
import type { ResponseContext } from '../context.ts';
import type { BodyPlan, Input, RequestVariant } from '../model.ts';
import { withBody, withCreatedParents } from '../requests/index.ts';

/**
 * A replacement that leaves out what another one has set before. Only on what the run makes, and only where the
 * documentation says that the operation replaces: many a PUT changes what it is sent and no more.
 */
export function replacement(way: RequestVariant, context: ResponseContext): readonly RequestVariant[] {
  const { response, operation, item, effect } = context;
  const { body } = way.request;
  const replaces = item?.replace === operation && saysReplace(operation);
  if (!replaces || !isSuccess(response) || response.range || effect.kind !== 'update') return [];
  const inputs = withCreatedParents(way);
  const bodies = body?.kind === 'json' ? wholeAndLean(body, operation, item) : undefined;
  if (!inputs || !bodies) return [];
  const { whole, lean, left } = bodies;
  const before: Input = {
    kind: 'done',
    name: 'replaced_before',
    request: { ...way.request, body: whole },
    undo: undefined,
  };
  return [
    {
      ...way,
      ...withBody({ inputs: [...inputs, before], request: way.request }, lean),
      summary: `${way.summary}, without ${left.join(' and ')}, which it had before`,
      outcome: { kind: 'emptied', fields: left },
    },
  ];
}

/** The body with all that its schema describes, and without what may be left out; undefined if nothing may. */
function wholeAndLean(plan: BodyPlan & { kind: 'json' }, operation: Operation, item: ResourceModel) {
  const { schema, body } = validRequestOf(operation) ?? {};
  const shown = shownSchema(item);
  if (!schema || !shown || !isObject(plan.json)) return undefined;
  const json: JsonObject = { ...(isObject(body?.complete) ? body.complete : {}), ...plan.json };
  const described = effectiveSchema(schema, schema);
  const left = Object.keys(json).filter(
    (name) =>
      mayBeLeftOut(name, described, schema) &&
      mayBeAbsent(name, shown) &&
      tells(json[name]) &&
      !plan.fills.some(({ pointer }) => pointer === `/${name}`),
  );
  const kept = Object.fromEntries(Object.entries(json).filter(([name]) => !left.includes(name)));
  const areValid = [json, kept].every((each) => allows(schema, each, schema));
  if (left.length === 0 || !areValid) return undefined;
  return { left, whole: { ...plan, json }, lean: { ...plan, json: kept } };
}

/** Optional, and no default can be the reason that it is there afterwards. */
function mayBeLeftOut(name: string, described: JsonSchema, root: JsonSchema): boolean {
  const property = ownOf(objectIn(described.properties), name);
  if (!isObject(property) || listIn(described.required).includes(name)) return false;
  const { default: fallback, enum: members, const: only } = effectiveSchema(property, root);
  return [fallback, members, only].every((each) => each === undefined);
}

function tells(value: Json | undefined): boolean {
  return (typeof value === 'string' && value !== '') || (typeof value === 'number' && value !== 0);
}

/** The schema of the object that reading the resource shows. */
function shownSchema({ read, readObject = [] }: ResourceModel): JsonSchema | undefined {
  const root = read && successOf(read)?.schema;
  if (root === undefined) return undefined;
  return readObject.reduce<JsonSchema | undefined>(
    (schema, name) => {
      const property = schema && ownOf(objectIn(schema.properties), name);
      return isObject(property) ? effectiveSchema(property, root) : undefined;
    },
    effectiveSchema(root, root),
  );
}

/** What answers have to show always has a value, be it the one from before. */
function mayBeAbsent(name: string, shown: JsonSchema): boolean {
  return ownOf(objectIn(shown.properties), name) !== undefined && !listIn(shown.required).includes(name);
}

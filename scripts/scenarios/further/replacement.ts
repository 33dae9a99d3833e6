import {
  type BodyField,
  effectiveSchema,
  isObject,
  isSuccess,
  keysOf,
  type ResourceModel,
  successOf,
  valueAt,
} from '../../analysis/index.ts';
import { type Json, type JsonSchema, listIn, type Operation, objectIn } from '../../documentation/index.ts';
import type { ResponseContext } from '../context.ts';
import type { Need, Way } from '../model.ts';
import { variablesOf, withField } from '../requests/index.ts';

/**
 * A replacement that leaves out what another one has set before. Only on what the run makes, and only where the
 * documentation says that the operation replaces: many a PUT changes what it is sent and no more.
 */
export function replacement(way: Way, context: ResponseContext): readonly Way[] {
  const { response, operation, item, effect } = context;
  const replaces = operation.method === 'PUT' && item?.replace === operation && saysReplace(operation);
  if (!isSuccess(response) || response.range || effect.kind !== 'update' || !replaces) return [];
  const needs = onlyMade(way);
  const shown = shownSchema(item);
  const left = context.fields.filter(
    (field) => mayBeLeftOut(field, way) && effect.fields.includes(field.name) && mayBeAbsent(field, shown),
  );
  if (!needs || left.length === 0) return [];
  const lean = left.reduce((planned, { pointer }) => withField(planned, pointer, undefined), {
    needs,
    request: way.request,
  });
  const before: Need = { kind: 'done', name: 'replaced_before', request: way.request, undo: undefined };
  const names = left.map(({ name }) => name);
  return [
    {
      ...way,
      summary: `${way.summary}, without ${names.join(' and ')}, which it had before`,
      needs: [...needs, before],
      request: lean.request,
      outcome: { kind: 'emptied', fields: names },
    },
  ];
}

/** The schema of the object that reading the resource shows. */
function shownSchema({ read, readObject = [] }: ResourceModel): JsonSchema | undefined {
  const root = read && successOf(read)?.schema;
  if (root === undefined) return undefined;
  return readObject.reduce<JsonSchema | undefined>(
    (schema, name) => {
      const property = schema && objectIn(schema.properties)[name];
      return isObject(property) ? effectiveSchema(property, root) : undefined;
    },
    effectiveSchema(root, root),
  );
}

/** What answers have to show always has a value, be it the one from before. */
function mayBeAbsent({ name }: BodyField, shown: JsonSchema | undefined): boolean {
  return shown !== undefined && !listIn(shown.required).includes(name);
}

function saysReplace({ name, description }: Operation): boolean {
  const text = `${name}. ${description}`;
  const keeps =
    /\b(unchanged|kept|keeps?|preserv\w+|only (the )?(given|provided|sent|supplied)|partial\w*)\b/i;
  return /\breplac(e|es|ed|ing|ement)\b/i.test(text) && !keeps.test(text);
}

/** The needs of a way with what its path names made for it; undefined where nothing makes that. */
function onlyMade({ needs, request }: Way): readonly Need[] | undefined {
  const last = variablesOf(request.path).at(-1);
  const own = needs.find((need) => need.kind === 'existing' && need.name === last);
  if (own?.kind !== 'existing') return undefined;
  const sources = own.sources.filter(({ kind }) => kind === 'created');
  if (sources.length === 0) return undefined;
  return needs.map((need) => (need === own ? { ...own, sources } : need));
}

/** A text or number of an optional field, of which no default can be the reason that it is there afterwards. */
function mayBeLeftOut({ pointer, required, schema }: BodyField, { request: { body } }: Way): boolean {
  if (body?.kind !== 'json' || required === true || keysOf(pointer).length !== 1 || !schema) return false;
  const isFilled = body.fills.some((fill) => fill.pointer === pointer);
  const isFree = [schema.default, schema.enum, schema.const].every((each) => each === undefined);
  return isFree && !isFilled && tells(valueAt(body.json, keysOf(pointer)));
}

function tells(value: Json | undefined): boolean {
  return (typeof value === 'string' && value !== '') || (typeof value === 'number' && value !== 0);
}

/** The request body as documented, with values that a target knows in place of the examples. */
import type { Json, Operation } from '../../documentation/index.ts';
import { type BodyExample, bodyExampleOf, validRequestOf } from '../body-example.ts';
import type { ApiContext } from '../context.ts';
import { type BodyField, bodyFieldsOf } from '../fields.ts';
import { keysOf, withValueAt } from '../json.ts';
import type { BodyPlan, Need } from '../model.ts';
import { isSafe } from '../resources/index.ts';
import { rulesOfField, sampleValue } from '../rules/index.ts';
import { bodyOwner, needOfField, repeatsId } from './field-needs.ts';

export interface PlannedBody {
  readonly plan: BodyPlan | undefined;
  readonly needs: readonly Need[];
}

/** The request around a body. */
export interface BodyPlace {
  readonly path: string;
  /** Names that stand for other values already, e.g. the variables of the path. */
  readonly taken: readonly string[];
  /** How many creates the request is made for. */
  readonly depth: number;
  /** The need for the id of what the path names, where there is one. */
  readonly ownId?: string | undefined;
}

export function plannedBody(operation: Operation, api: ApiContext, place: BodyPlace): PlannedBody {
  const request = validRequestOf(operation);
  const fields = bodyFieldsOf(operation);
  const example = bodyExampleOf(request) ?? describedBody(fields, operation);
  if (!example) return { plan: undefined, needs: [] };
  if (example.kind === 'text') {
    return { plan: { kind: 'text', mediaType: request?.mediaType, text: example.text }, needs: [] };
  }
  const owner = bodyOwner(operation, api, place.path, place.depth);
  const taken = [...place.taken, ...placeholdersIn(request?.body?.text ?? '')];
  const filled = fields.flatMap((field): readonly Filled[] => {
    if (place.ownId !== undefined && repeatsId(field, owner))
      return [{ field, name: place.ownId, need: undefined }];
    const need = needOfField(field, owner, nameFor(field, { ...place, taken }));
    return need ? [{ field, name: need.name, need }] : [];
  });
  return {
    plan: planOf(example, request?.mediaType, fields, filled),
    needs: filled.flatMap((each) => each.need ?? []),
  };
}

interface Filled {
  readonly field: BodyField;
  /** Of the need whose value it takes. */
  readonly name: string;
  /** undefined where the path has that need already. */
  readonly need: Need | undefined;
}

function planOf(
  example: Exclude<BodyExample, { kind: 'text' }>,
  mediaType: string | undefined,
  fields: readonly BodyField[],
  filled: readonly Filled[],
): BodyPlan {
  if (example.kind === 'form') {
    return {
      kind: 'form',
      mediaType: mediaType ?? 'application/x-www-form-urlencoded',
      fields: example.fields.map(([name, value]) => {
        const need = filled.find((each) => each.field.name === name)?.name;
        return { name, value: need === undefined ? value : { need } };
      }),
    };
  }
  return {
    kind: 'json',
    mediaType: mediaType ?? 'application/json',
    json: example.generated ? withSamples(example.json, fields) : example.json,
    fills: filled.map(({ field, name }) => ({ pointer: field.pointer, need: name })),
  };
}

/** A body made by the parser has zeros and empty texts where the documentation shows no value: better ones. */
function withSamples(json: Json, fields: readonly BodyField[]): Json {
  return fields
    .filter(
      (field) => (field.example === '' || field.example === 0) && field.attribute?.example === undefined,
    )
    .reduce((body, field) => withValueAt(body, keysOf(field.pointer), sampleOf(field)), json);
}

function sampleOf(field: BodyField): Json {
  const described = rulesOfField({ ...field, example: undefined });
  return sampleValue(
    field.name,
    described.map(({ rule }) => rule),
  );
}

/** A body made of described fields, where the documentation shows no example. */
function describedBody(fields: readonly BodyField[], operation: Operation): BodyExample | undefined {
  if (isSafe(operation.method) || operation.method === 'DELETE') return undefined;
  const wanted = fields.filter((field) => field.required !== false);
  const shown = wanted.filter((field) => field.example !== undefined || field.required);
  if (shown.length === 0) return undefined;
  const json = Object.fromEntries(shown.map((field) => [field.name, field.example ?? sampleOf(field)]));
  return { kind: 'json', json, generated: false };
}

/** Names between double braces in an example, which mean something to the API: `Dear {{name}}`. */
function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)].map((match) => match[1] ?? '');
}

/** Not the name of something else that the request needs. */
function nameFor(field: BodyField, { path, taken }: BodyPlace): string {
  const plain = field.pointer.slice(1).replace(/[^\p{L}\p{N}_]+/gu, '_');
  const used = path.includes(`{${plain}}`) || path.includes(`{${field.name}}`) || taken.includes(plain);
  return used ? `${plain}_in_body` : plain;
}

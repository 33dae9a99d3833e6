/** The request body as documented, with values that a target knows in place of the examples. */

import {
  type BodyExample,
  type BodyField,
  bodyExampleOf,
  bodyFieldsOf,
  breaks,
  isObject,
  isSafe,
  isScalar,
  keysOf,
  pointerTo,
  resourceNamed,
  rulesOfField,
  sameJson,
  sampleValue,
  shownByRead,
  validRequestOf,
  valueAt,
  withValueAt,
} from '../../analysis/index.ts';
import {
  type DocumentedRequest,
  essence,
  type FormFile,
  isForm,
  type Json,
  type Operation,
  ownOf,
  sampleFile,
  textOfJson,
} from '../../documentation/index.ts';
import { speaksOfForm, valueInWords } from '../../vocabulary/index.ts';

import type { ApiContext } from '../context.ts';
import type { BodyPlan, FormField, Input, MadeUpValue } from '../model.ts';
import { type BodyOwner, bodyOwner, inputOfField, markInput, repeatsId } from './field-inputs.ts';
import { linkedInput } from './linked.ts';
import { madeUpFields } from './made-up.ts';
import { queryOf } from './plain-request.ts';

export interface PlannedBody {
  readonly plan: BodyPlan | undefined;
  readonly inputs: readonly Input[];
  readonly madeUp: readonly MadeUpValue[];
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
  /** The documented request whose body it is; the valid one where none is named. */
  readonly request?: DocumentedRequest;
}

export function plannedBody(operation: Operation, api: ApiContext, place: BodyPlace): PlannedBody {
  const request = place.request ?? validRequestOf(operation);
  const documented = bodyFieldsOf(
    place.request ? { ...operation, requests: [place.request], responses: [] } : operation,
  );
  const owner = bodyOwner(operation, api, place.path, place.depth);
  const shown = patchOfShown(request, owner) ?? bodyExampleOf(request);
  const example = shown ?? describedBody(documented, operation);
  if (!example) return { plan: undefined, inputs: [], madeUp: [] };
  const fields = withSamples(
    documented.filter((field) => hasPlaceIn(field, example)),
    example,
    owner,
  );
  if (example.kind === 'text') {
    return {
      plan: { kind: 'text', mediaType: request?.mediaType, text: example.text },
      inputs: [],
      madeUp: [],
    };
  }
  const taken = [...place.taken, ...placeholdersIn(request?.body?.text ?? '')];
  const filled = fields.flatMap((field): readonly Filled[] => {
    if (place.ownId !== undefined && repeatsId(field, owner))
      return [{ field, name: place.ownId, input: undefined }];
    const name = nameFor(field, { ...place, taken });
    const linked = (where: string, inside?: string) =>
      linkedInput(operation, { in: 'body', place: where, name, inside }, place.path, api);
    const input = linked(field.pointer) ?? inputOfField(field, owner, name) ?? linked('', field.pointer);
    return input ? [{ field, name: input.name, input }] : [];
  });
  const all = [...filled, ...marking(fields, filled, owner, { ...place, taken })];
  return {
    plan: planOf(example, request, fields, all),
    inputs: all.flatMap((each) => each.input ?? []),
    madeUp: madeUpFields(
      fields
        .filter((field) => isSent(field, example))
        .map((field) => {
          const { name, input } = all.find((each) => each.field === field) ?? {};
          const shown = documented.find(({ pointer }) => pointer === field.pointer);
          const isSample = shown === undefined || isBlank(shown, example);
          const namesThing =
            resourceNamed(field.name, api.index) !== undefined || patchesElsewhere(field, owner);
          return { field, name, input, isSample, namesThing };
        }),
    ),
  };
}

/** A JSON Patch (RFC 6902) that nothing shows works on a field that the resource shows: a schema cannot say which it has. */
function patchOfShown(
  request: DocumentedRequest | undefined,
  { item, single }: BodyOwner,
): BodyExample | undefined {
  const isMade = request?.body?.generated && essence(request.mediaType) === 'application/json-patch+json';
  const resource = item ?? single;
  const shown = isMade && resource ? shownByRead(resource) : undefined;
  const [field] = (isObject(shown) ? Object.entries(shown) : []).filter(
    ([name, value]) => isScalar(value) && name !== resource?.idField?.at(-1),
  );
  if (!field) return undefined;
  return {
    kind: 'json',
    json: [{ op: 'replace', path: pointerTo([field[0]]), value: field[1] }],
    generated: false,
  };
}

/** The place in a documented JSON Patch (RFC 6902) that the resource does not show: the example is of another one. */
function patchesElsewhere({ pointer, example }: BodyField, { api, item }: BodyOwner): boolean {
  if (!/^\/\d+\/(path|from)$/.test(pointer) || typeof example !== 'string') return false;
  const shown = api.resources.find(({ id }) => id === item?.id)?.shown;
  return shown !== undefined && !shown.has(keysOf(example)[0] ?? '');
}

/** What is made must be recognised again, also where the answer to the create gets lost. */
function marking(
  fields: readonly BodyField[],
  filled: readonly Filled[],
  owner: BodyOwner,
  place: BodyPlace,
): readonly Filled[] {
  if (filled.some(({ input }) => input?.kind === 'fresh' && typeof input.like === 'string')) return [];
  const others = fields.filter((field) => !filled.some((each) => each.field === field));
  for (const field of others) {
    const input = markInput(field, owner, nameFor(field, place));
    if (input) return [{ field, name: input.name, input }];
  }
  return [];
}

interface Filled {
  readonly field: BodyField;
  /** Of the need whose value it takes. */
  readonly name: string;
  /** undefined where the path has that need already. */
  readonly input: Input | undefined;
}

function planOf(
  example: Exclude<BodyExample, { kind: 'text' }>,
  request: DocumentedRequest | undefined,
  fields: readonly BodyField[],
  filled: readonly Filled[],
): BodyPlan {
  const mediaType = request?.mediaType;
  if (example.kind === 'form') {
    return {
      kind: 'form',
      mediaType: mediaType ?? 'application/x-www-form-urlencoded',
      fields: [...example.fields, ...leftOut(example, fields)].flatMap(
        ([name, value]): readonly FormField[] => {
          const input = filled.find((each) => each.field.name === name)?.name;
          const field = fields.find((each) => each.name === name);
          const { mediaType: written, joined } = ownOf(request?.encoding, name) ?? {};
          const type = written?.split(',')[0]?.trim();
          const file = fileOf(name, field, type);
          if (file) return [{ name, value: value === '' ? sampleFile : value, file }];
          if (holdsObjects(field)) return [{ name, value, mediaType: type ?? 'application/json' }];
          const typed = type === undefined ? {} : { mediaType: type };
          if (input !== undefined) return [{ name, value: { input }, ...typed }];
          const texts = itemTexts(value, field) ?? [value];
          return (joined ? [texts.join(',')] : texts).map((text) => ({ name, value: text, ...typed }));
        },
      ),
    };
  }
  return {
    kind: 'json',
    mediaType: mediaType ?? 'application/json',
    json: example.generated ? filledIn(example.json, fields) : example.json,
    fills: filled.map(({ field, name }) => ({ pointer: field.pointer, input: name })),
  };
}

/** A part with an object or a list of them is JSON, as OpenAPI has it where nothing else is said. */
function holdsObjects(field: BodyField | undefined): boolean {
  const { schema } = field ?? {};
  return isObjectSchema(schema) || (isObject(schema) && isObjectSchema(schema.items));
}

function isObjectSchema(schema: Json | undefined): boolean {
  return isObject(schema) && (schema.type === 'object' || isObject(schema.properties));
}

/** The items of a list, each of which is sent under the name of the field; undefined for any other value. */
function itemTexts(value: string, field: BodyField | undefined): readonly string[] | undefined {
  if (![field?.schema?.type].flat().includes('array') || !value.startsWith('[')) return undefined;
  try {
    const items = JSON.parse(value) as Json;
    return Array.isArray(items) && items.length > 0 ? items.map(textOfJson) : undefined;
  } catch {
    return undefined;
  }
}

/** A field whose value is a file, and what is said of its type. */
function fileOf(name: string, field: BodyField | undefined, type: string | undefined): FormFile | undefined {
  const isNamed = type !== undefined && !/^text\/|[/+](json|xml)$/i.test(type);
  if (isNamed) return { name, mediaType: type };
  const schema = field?.schema?.type === 'array' ? field.schema.items : field?.schema;
  if (!field || !isObject(schema)) return undefined;
  const { format, contentMediaType: mediaType } = schema;
  if (typeof mediaType === 'string') return { name: field.name, mediaType };
  return format === 'binary' ? { name: `${field.name}.txt`, mediaType: type ?? 'text/plain' } : undefined;
}

/** Where the documentation shows no value for a field that is sent, a sample stands for one. */
function withSamples(
  fields: readonly BodyField[],
  example: BodyExample,
  owner: BodyOwner,
): readonly BodyField[] {
  return fields.map((field) =>
    isBlank(field, example) && isSent(field, example)
      ? { ...field, example: askedOfList(field, owner) ?? sampleOf(field) }
      : field,
  );
}

/** The value by which the list of the resource has to be asked: with any other one, the list would not show what is made. */
function askedOfList(field: BodyField, { item, collection }: BodyOwner): Json | undefined {
  const list = (collection ?? item)?.list;
  const asked = list && queryOf(list).find(({ name }) => field.pointer === `/${name}`)?.value;
  if (typeof asked !== 'string') return undefined;
  const rules = rulesOfField({ ...field, example: undefined }).map(({ rule }) => rule);
  return [asked, Number(asked)].find(
    (value) => !Number.isNaN(value) && !rules.some((rule) => breaks(rule, value)),
  );
}

/** A body made by the parser has zeros and empty texts where the documentation shows no value. */
function isBlank({ example, attribute }: BodyField, body: BodyExample): boolean {
  if (example === undefined) return true;
  const isMade = body.kind === 'json' && body.generated;
  return isMade && (example === '' || example === 0) && attribute?.example === undefined;
}

/** Requests of several media types have different fields: one below an object that this body lacks is another's. */
function hasPlaceIn({ pointer }: BodyField, example: BodyExample): boolean {
  const parent = keysOf(pointer).slice(0, -1);
  if (example.kind !== 'json' || parent.length === 0) return true;
  const owner = valueAt(example.json, parent);
  return typeof owner === 'object' && owner !== null;
}

function isSent({ name, pointer }: BodyField, example: BodyExample): boolean {
  switch (example.kind) {
    case 'json':
      return valueAt(example.json, keysOf(pointer)) !== undefined;
    case 'form':
      return example.fields.some(([sent]) => sent === name);
    case 'text':
      return false;
  }
}

/** The body that the parser made, with samples in place of its zeros and empty texts. */
function filledIn(json: Json, fields: readonly BodyField[]): Json {
  return fields
    .filter(({ pointer, example }) => {
      const made = valueAt(json, keysOf(pointer));
      return made !== undefined && !sameJson(made, example);
    })
    .reduce((body, { pointer, example }) => withValueAt(body, keysOf(pointer), example), json);
}

function sampleOf(field: BodyField): Json {
  const rules = rulesOfField({ ...field, example: undefined }).map(({ rule }) => rule);
  // What the description of a schema shows stands in the body already.
  const said = valueInWords(field.attribute?.description ?? '');
  const isFit = said !== undefined && !rules.some((rule) => breaks(rule, said));
  return isFit ? said : sampleValue(field.name, rules, descriptionOf(field));
}

function descriptionOf({ attribute, schema }: BodyField): string {
  const written = schema?.description;
  return attribute?.description || (typeof written === 'string' ? written : '');
}

/** A body made of described fields, where the documentation shows no example. */
function describedBody(fields: readonly BodyField[], operation: Operation): BodyExample | undefined {
  if (isSafe(operation.method) || operation.method === 'DELETE') return undefined;
  const wanted = fields.filter((field) => field.required !== false);
  const shown = wanted.filter((field) => field.example !== undefined || field.required);
  const sent = shown.length > 0 ? shown : wanted.filter((field) => field.required === undefined);
  if (sent.length === 0) return undefined;
  const values = sent.map((field) => [field.name, field.example ?? sampleOf(field)] as const);
  if (isForm(validRequestOf(operation)?.mediaType) || isSentAsForm(operation)) {
    const texts = values.map(([name, value]) => [name, textOfJson(value)] as const);
    return { kind: 'form', fields: texts, isPart: false };
  }
  return { kind: 'json', json: Object.fromEntries(values), generated: false };
}

/** Where no request is shown, words may tell that it is a form: `submitted as a standard form submittal`. */
function isSentAsForm({ description }: Operation): boolean {
  return speaksOfForm(description);
}

/** The fields that an example which leaves some out must have as well. */
function leftOut(example: BodyExample & { kind: 'form' }, fields: readonly BodyField[]) {
  if (!example.isPart) return [];
  return fields
    .filter((field) => field.required && !example.fields.some(([name]) => name === field.name))
    .map((field) => [field.name, textOfJson(field.example ?? sampleOf(field))] as const);
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

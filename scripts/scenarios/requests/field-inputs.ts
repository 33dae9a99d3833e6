/** Which fields of a body must not be sent as the documentation shows them, but with a value from the target. */

import {
  type BodyField,
  breaks,
  copiedBy,
  freshValue,
  isObject,
  itemsIn,
  keysOf,
  listShowing,
  putCreates,
  type ResourceModel,
  type Rule,
  referenceFields,
  reshuffled,
  resourceNamed,
  rulesOfField,
  shownByRead,
  takenFields,
  validRequestOf,
  valueAt,
  wrapperOf,
} from '../../analysis/index.ts';
import { isNumber, type Json, type Operation, pathShape, textOfJson } from '../../documentation/index.ts';
import {
  flagsRemoval,
  formOfValue,
  identifiesItsOwner,
  isFreeText,
  isShared,
  namesAnother,
  sameName,
  speaksOfCreating,
  type ValueForm,
  wordsOf,
  wrapsOne,
} from '../../vocabulary/index.ts';
import type { ApiContext } from '../context.ts';
import type { Input, ValueSource } from '../model.ts';
import { changeChoices } from './change-choices.ts';
import { listedSource, listRead } from './lists.ts';
import { namedBy } from './named-by.ts';
import { foreignVariables, inNamesOf, variablesOf, withVariable } from './paths.ts';

/** The operation whose body is planned, and what it works on. */
export interface BodyOwner {
  readonly operation: Operation;
  readonly api: ApiContext;
  readonly path: string;
  readonly depth: number;
  readonly item: ResourceModel | undefined;
  /** The one thing at the path, which has no id. */
  readonly single: ResourceModel | undefined;
  readonly collection: ResourceModel | undefined;
  readonly makes: boolean;
  /** The one object that the body wraps: `user` in `{"user": {…}}`. */
  readonly wrapper: string | undefined;
  /** Fields that the documentation says may name something unknown. */
  readonly references: ReadonlySet<string>;
  /** Fields that the documentation says may be taken. */
  readonly taken: ReadonlySet<string>;
}

export function bodyOwner(operation: Operation, api: ApiContext, path: string, depth: number): BodyOwner {
  const shape = pathShape(operation.uriTemplate);
  const found = api.index.resources.get(shape);
  const item = found && namedBy(variablesOf(path).at(-1) ?? found.variable, found);
  const copied = api.index.resources.get(copiedBy(operation) ?? '');
  const collection = copied ?? api.index.collections.get(shape);
  const makes =
    operation.method === 'POST'
      ? copied !== undefined ||
        collection?.create === operation ||
        item?.replace === operation ||
        saysMaking(operation)
      : operation.method === 'PUT' && item !== undefined && putCreates(operation);
  return {
    operation,
    api,
    path,
    depth,
    item,
    single: api.index.singles.get(shape),
    collection,
    makes,
    wrapper: wrapperOf(validRequestOf(operation)?.body?.json),
    references: new Set(referenceFields(operation).map((field) => field.pointer)),
    taken: new Set(takenFields(operation).map((field) => field.pointer)),
  };
}

function saysMaking(operation: Operation): boolean {
  return speaksOfCreating(`${operation.name} ${wordsOf(operation.uriTemplate).join(' ')}`);
}

export function inputOfField(field: BodyField, owner: BodyOwner, name: string): Input | undefined {
  const example = field.example;
  if (example === undefined || example === null || typeof example === 'object') return undefined;
  const reference = hasMembers(field) ? undefined : referenceInput(field, owner, name);
  if (reference) return reference;
  if (owner.makes) return freshInput(field, owner, name);
  const updates = owner.operation.method === 'PUT' || owner.operation.method === 'PATCH';
  const changed = owner.item ?? owner.single;
  return updates && changed ? changedInput(field, changed, name, owner) : undefined;
}

function referenceInput(field: BodyField, owner: BodyOwner, name: string): Input | undefined {
  const { api, path, depth, item } = owner;
  const kind = kindNamed(field, owner);
  const other = kind ?? resourceNamed(field.name, api.index) ?? resourceWithId(field.name, owner);
  const isNamed = other !== undefined && (other === kind || namesOne(field, other, owner));
  if (other && isNamed && other.id !== item?.id && !choosesId(field, other, owner)) {
    const itemPath = withVariable(inNamesOf(other.itemPath, path), other.variable, name);
    const isReachable = foreignVariables(itemPath, `${path}/{${name}}`).length === 0;
    const sources: readonly ValueSource[] = isReachable
      ? [listedSource(other, itemPath), api.creates(other, itemPath, name, depth)].filter(
          (each) => each !== undefined,
        )
      : [];
    if (sources.length > 0) {
      return {
        kind: 'existing',
        name,
        of: other.name,
        sources: [...sources, { kind: 'example', value: exampleId(field) }],
        type: isNumber(field.example) ? 'number' : 'string',
      };
    }
  }
  const resource = item ?? owner.collection;
  const isReference = owner.references.has(field.pointer);
  const isAny = !isReference && owner.makes && isShared(field.name) && !hasMembers(field);
  if (!(isReference || isAny) || !resource || !listShowing(field.name, resource)) return undefined;
  const list = listRead(resource, item ? path : `${path}/{${resource.variable}}`);
  const seen = {
    kind: 'seen',
    name,
    of: resource.name,
    field: [field.name],
    fallback: field.example,
  } as const;
  return list && { ...seen, list, ...(isAny ? { shared: true as const } : {}) };
}

/** A create whose client chooses the id: `clientId` of a new client. */
function choosesId(
  field: BodyField,
  { id, idField }: ResourceModel,
  { makes, collection }: BodyOwner,
): boolean {
  return makes && id === collection?.id && field.name === idField?.at(-1);
}

/** Things elsewhere that are called like those that are made, and are known by the name that is sent: of which kind one is. */
function kindNamed(field: BodyField, { api, collection, makes }: BodyOwner): ResourceModel | undefined {
  if (!makes || !collection || typeof field.example !== 'string' || !identifiesItsOwner(field.name))
    return undefined;
  if (collection.idField === undefined || collection.idField.at(-1) === field.name) return undefined;
  return api.resources.find(
    (each) =>
      each.id !== collection.id &&
      each.name === collection.name &&
      each.list !== undefined &&
      each.list !== collection.list &&
      each.idField?.at(-1) === field.name,
  );
}

/** The resource whose list shows its ids under this name: transactions for a `tx_hash`. */
function resourceWithId(field: string, { api, item, collection }: BodyOwner): ResourceModel | undefined {
  const isOwn = [item, collection].some(
    (own) => own?.idField !== undefined && sameName(own.idField.at(-1) ?? '', field),
  );
  if (!namesAnother(field) || isOwn) return undefined;
  return api.resources.find(
    (each) =>
      each.list !== undefined &&
      each.id !== item?.id &&
      each.id !== collection?.id &&
      sameName(each.idField?.at(-1) ?? '', field),
  );
}

function hasMembers(field: BodyField): boolean {
  return rulesOfField(field).some(({ rule }) => rule.kind === 'members');
}

function exampleId({ example }: BodyField): string | number | bigint {
  return isNumber(example) ? example : textOfJson(example);
}

/** A field that is called like a resource names one where its name says id, things are known by names, or its example is listed. */
function namesOne(field: BodyField, other: ResourceModel, owner: BodyOwner): boolean {
  if (owner.references.has(field.pointer)) return true;
  if (namesAnother(field.name)) return true;
  // What is known by its name is called by it: the `environment` of a token.
  if (typeof field.example === 'string' && identifiesItsOwner(other.idField?.at(-1) ?? '')) return true;
  if (!other.list || !other.listItems || !other.idField) return false;
  const { idField } = other;
  return itemsIn(other.list, other.listItems).some(
    (each) => textOfJson(valueAt(each, idField)) === textOfJson(field.example),
  );
}

/** Whether a field of an update repeats the id that its path has. */
export function repeatsId(field: BodyField, { item, operation, ...owner }: BodyOwner): boolean {
  const { example } = field;
  if (!item || operation.method === 'DELETE' || !isOuter(field, owner)) return false;
  if (typeof example !== 'string' && !isNumber(example)) return false;
  return sameName(field.name, item.variable) || sameName(field.name, item.idField?.at(-1) ?? item.variable);
}

/** A create must not collide with what is there: its id, or a name that must be unique, is made up anew. */
function freshInput(field: BodyField, owner: BodyOwner, name: string): Input | undefined {
  const { example } = field;
  const rules = rulesOfField(field).map(({ rule }) => rule);
  const isChosen = owner.references.has(field.pointer) || rules.some((rule) => rule.kind === 'members');
  if ((typeof example !== 'string' && !isNumber(example)) || isChosen) return undefined;
  const resource = owner.collection ?? owner.item;
  const isId = resource !== undefined && sameName(field.name, resource.idField?.at(-1) ?? resource.variable);
  const looksUnique = typeof example === 'string' && mayHaveToBeUnique(field.name, resource?.name);
  if (!owner.taken.has(field.pointer) && !((isId || looksUnique) && isOuter(field, owner))) return undefined;
  const longest = rules
    .map((rule) => (rule.kind === 'length' ? rule.max : undefined))
    .find((max) => max !== undefined);
  const isShort = typeof example === 'string' && longest !== undefined;
  const like = isShort ? example.slice(0, Math.max(1, longest - 7)) : example;
  const input = { kind: 'fresh', name, form: formOfValue(String(example)), like } as const;
  return typeof example === 'string' && keepsShape(example, String(like), input.form, rules)
    ? { ...input, like: example, keepsShape: true }
    : input;
}

/** Whether new texts of the usual kind break what is written of the field, and those in the shape of the example do not. */
function keepsShape(example: string, like: string, form: ValueForm, rules: readonly Rule[]): boolean {
  const isWritten = rules.some(({ kind }) => kind === 'pattern' || kind === 'length');
  const isAllowed = (make: (random: () => number) => string) =>
    draws.every(
      (drawn) =>
        !rules.some((rule) =>
          breaks(
            rule,
            make(() => drawn),
          ),
        ),
    );
  return (
    isWritten &&
    !isAllowed((random) => freshValue(form, like, random)) &&
    isAllowed((random) => reshuffled(example, random))
  );
}

/** Numbers of chance that stand for all: each alphabet shows its ends and its middle. */
const draws = [0, 0.25, 0.5, 0.75, 0.99];

/** A free text of what is made, as a mark to recognise it by where nothing else that is sent is made up. */
export function markInput(field: BodyField, owner: BodyOwner, name: string): Input | undefined {
  const { example } = field;
  const makesOne = owner.collection?.create === owner.operation;
  if (!owner.makes || !makesOne || typeof example !== 'string' || !isOuter(field, owner)) return undefined;
  if (!isFreeText(field.name) || formOfValue(example) !== 'text') return undefined;
  if (owner.references.has(field.pointer) || rulesOfField(field).some(({ rule }) => !isLoose(rule)))
    return undefined;
  return { kind: 'fresh', name, form: 'text', like: example, marks: true };
}

/** A rule that a few more letters at the end of a valid text do not break. */
function isLoose(rule: Rule): boolean {
  if (rule.kind === 'length') return rule.max === undefined || rule.max >= 40;
  return (
    rule.kind === 'filled' || rule.kind === 'no-prefix' || (rule.kind === 'type' && rule.type === 'string')
  );
}

function mayHaveToBeUnique(field: string, resource: string | undefined): boolean {
  if (identifiesItsOwner(field)) return true;
  const words = wordsOf(field);
  const noun = wordsOf(resource ?? '').at(-1);
  return (
    noun !== undefined &&
    words.length > 1 &&
    words[0] === noun &&
    identifiesItsOwner(words.slice(1).join('_'))
  );
}

/** At the top of the body, or in the object that it wraps. */
function isOuter(field: BodyField, owner: Pick<BodyOwner, 'wrapper'>): boolean {
  const keys = keysOf(field.pointer);
  const [outer = ''] = keys;
  return keys.length === 1 || (keys.length === 2 && (owner.wrapper === outer || wrapsOne(outer)));
}

function changedInput(
  field: BodyField,
  item: ResourceModel,
  name: string,
  { operation }: BodyOwner,
): Input | undefined {
  const shown = valueAt(shownByRead(item), [field.name]);
  if (shown === undefined || isObject(shown) || keysOf(field.pointer).length !== 1) return undefined;
  const kept = { kind: 'changed', name, field: [field.name], choices: [field.example as Json] } as const;
  const endsIt = typeof field.example === 'boolean' && flagsRemoval(field.name);
  if (endsIt || mayBeIdOf(field, item, operation)) return { ...kept, keeps: true };
  const choices = changeChoices(field);
  return choices.length > 1 ? { kind: 'changed', name, field: [field.name], choices } : undefined;
}

/** A name that the id may be made of: another one that is made up would give what is there another id. */
function mayBeIdOf(
  field: BodyField,
  { list, listItems, idField }: ResourceModel,
  operation: Operation,
): boolean {
  if (!validRequestOf(operation)?.body?.generated || field.schema?.example !== undefined) return false;
  if (!identifiesItsOwner(field.name) || !list || !listItems || !idField) return false;
  return itemsIn(list, listItems).some((item) => {
    const id = valueAt(item, idField);
    return typeof id === 'string' && /^(text|hostname)$/.test(formOfValue(id));
  });
}

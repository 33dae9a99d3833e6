/** What is wrong with a body, going by what the documentation says of its fields. */
import {
  type BodyField,
  breachText,
  breaks,
  isObject,
  type Rule,
  ruleFor,
  rulesOfField,
  validRequestOf,
} from '../../../analysis/index.ts';
import type { Attribute, JsonObject } from '../../../documentation/index.ts';
import type { RequestView } from '../../../scenarios/index.ts';
import type { Mistake, ServedOperation } from '../model/model.ts';
import { sentFields, sentItems } from '../reading/sent-fields.ts';
import { describedFields, itemFields } from './described-fields.ts';
import { inObject, nameOfType, type Rules, withoutIndices } from './value-mistakes.ts';

type Body = Pick<RequestView, 'json' | 'mediaType'>;

/** The first thing wrong with a JSON body; undefined where nothing is. */
export function mistakeInBody(body: Body, served: ServedOperation): Mistake | undefined {
  return firstMistake(body, served, contradicted(served)) ?? mistakeBySchema(body, served);
}

/** By a written JSON Schema, if the documented body itself keeps to it. */
function mistakeBySchema({ json }: Body, served: ServedOperation): Mistake | undefined {
  const { checkSchema } = served.api;
  const request = validRequestOf(served.operation);
  if (!checkSchema || !request?.schema || json === undefined) return undefined;
  const example = request.body?.json;
  if (example !== undefined && checkSchema(request.schema, example)) return undefined;
  return checkSchema(request.schema, json);
}

const contradictions = new WeakMap<ServedOperation, ReadonlySet<string>>();

/** Fields that the documented request, or the documented resource itself, has otherwise than they are described. */
function contradicted(served: ServedOperation): ReadonlySet<string> {
  const known = contradictions.get(served);
  if (known) return known;
  const exempt = new Set<string>();
  const addAll = (next: () => Mistake | undefined) => {
    for (let mistake = next(); mistake && !exempt.has(mistake.field); mistake = next()) {
      exempt.add(withoutIndices(mistake.field));
    }
  };
  for (const body of acceptedBodies(served)) addAll(() => firstMistake(body, served, exempt));
  addAll(() => mistakeInWhatIsShown(served, exempt));
  contradictions.set(served, exempt);
  return exempt;
}

/** What an answer shows may be sent back. */
function mistakeInWhatIsShown(served: ServedOperation, exempt: ReadonlySet<string>): Mistake | undefined {
  const { resource } = served;
  return (
    resource && inObject(resource.template, describedFields(served), '', { isForm: false, exempt }, true)
  );
}

function acceptedBodies({ operation }: ServedOperation): readonly Body[] {
  const refused = operation.responses
    .filter(({ status }) => status >= 400)
    .flatMap(({ requests }) => requests);
  const accepted = operation.responses
    .filter(({ status }) => status < 400)
    .flatMap(({ requests }) => requests);
  return operation.requests
    .filter((_request, index) => accepted.includes(index) || !refused.includes(index))
    .map(({ body, mediaType }) => ({ json: body?.json, mediaType }));
}

function firstMistake(
  { json, mediaType }: Body,
  served: ServedOperation,
  exempt: ReadonlySet<string>,
): Mistake | undefined {
  if (json === undefined || exempt.has('')) return undefined;
  const isForm =
    mediaType !== undefined && /^(application\/x-www-form-urlencoded|multipart\/)/.test(mediaType);
  const rules = { isForm, exempt };
  const items = mediaType === 'application/json-patch+json' ? undefined : sentItems(json, served);
  if (items) return inItems(items, served, rules);
  if (takesAny(served, mediaType)) return undefined;
  if (!isObject(json)) return { field: '', detail: `the body must be an object, not ${nameOfType(json)}` };
  const sent = sentFields(json, served);
  const isPartial = served.role === 'update' && served.operation.method === 'PATCH';
  return inObject(sent, describedFields(served), '', rules, isPartial) ?? brokenRule(sent, served, rules);
}

/** A body that makes several items: what the documented request shows of one holds for each. */
function inItems(items: readonly JsonObject[], served: ServedOperation, rules: Rules): Mistake | undefined {
  for (const [index, item] of items.entries()) {
    const mistake = inObject(item, itemFields(served), `[${index}]`, rules, false);
    if (mistake) return mistake;
  }
  return undefined;
}

/** Limits and forms of values that the documentation states in words; a written schema is judged as a whole. */
function brokenRule(sent: JsonObject, served: ServedOperation, { exempt }: Rules): Mistake | undefined {
  if (validRequestOf(served.operation)?.schema !== undefined) return undefined;
  for (const field of fieldsWithRules(served)) {
    if (exempt.has(field.name) || !Object.hasOwn(sent, field.name)) continue;
    const broken = rulesOfField(field)
      .filter(({ rule, stated }) => stated && checkedRules.has(rule.kind))
      .map(({ rule }) => ruleFor(field.example, rule))
      .find((rule) => breaks(rule, sent[field.name]));
    if (broken) return { field: field.name, detail: `${field.name} ${breachText(broken, sent[field.name])}` };
  }
  return undefined;
}

/** The operation's own fields, and those that are described elsewhere. */
function fieldsWithRules(served: ServedOperation): readonly BodyField[] {
  const own = served.fields.filter((field) => field.pointer.lastIndexOf('/') === 0);
  const described = new Map(describedFields(served).map((each) => [each.name, each]));
  const others = [...described.values()].filter(({ name }) => !own.some((field) => field.name === name));
  return [
    ...own.map((field) => ({ ...field, attribute: field.attribute ?? described.get(field.name) })),
    ...others.map((attribute) => fieldOf(attribute)),
  ];
}

function fieldOf(attribute: Attribute): BodyField {
  const { name, source, example = attribute.default } = attribute;
  return { name, pointer: `/${name}`, attribute, schema: undefined, required: false, example, source };
}

/** Types and members are told of above, in words that name what was sent. */
const checkedRules: ReadonlySet<Rule['kind']> = new Set([
  'length',
  'range',
  'count',
  'pattern',
  'form',
  'filled',
]);

/** No documented body is an object, or a JSON Patch is sent. */
function takesAny(served: ServedOperation, mediaType: string | undefined): boolean {
  const documented = served.operation.requests.map((request) => request.body?.json);
  const hasOther = documented.some((json) => json !== undefined && !isObject(json));
  const saysObject = documented.some(isObject) || served.fields.some((field) => field.attribute);
  return mediaType === 'application/json-patch+json' || hasOther || !saysObject;
}

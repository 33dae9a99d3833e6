/** Which lists of attributes may say something about a documented body. */

import {
  type ApiDescription,
  type Attribute,
  type AttributeTable,
  type DocumentedMessage,
  emptyAttribute,
} from '../../../documentation/index.ts';
import { once } from '../../../vocabulary/index.ts';
import { kindOf } from '../../json.ts';
import type { BodyContext, Role } from './body-context.ts';

export type AttributeList = readonly Attribute[];

/** What MSON says of a body as a whole; undefined if it has none, or describes only a part of the example. */
export function rootAttribute(
  { api }: BodyContext,
  message: DocumentedMessage,
  role: Role,
): Attribute | undefined {
  if (message.attributesType === undefined || !isAboutWholeBody(message)) return undefined;
  return {
    ...emptyAttribute,
    type: message.attributesType,
    ...(message.typeName === undefined ? {} : { typeName: message.typeName }),
    children: settled(message.attributes, { marked: marksRequired(api, role), trustRequired: true }),
    source: message.source,
  };
}

/** Attributes that have no field in common with a written example are those of an object inside of it. */
function isAboutWholeBody({ body, attributes }: DocumentedMessage): boolean {
  if (!body || body.generated || attributes.length === 0) return true;
  const whole = Array.isArray(body.json) ? body.json[0] : body.json;
  if (whole === undefined || kindOf(whole) !== 'object') return true;
  return attributes.some(({ name }) => Object.hasOwn(whole as object, name));
}

/** The lists that may describe objects inside of a body, the nearest first. */
export function attributesAround(
  { api, group, resource, operation }: BodyContext,
  message: DocumentedMessage,
  role: Role,
): AttributeList[] {
  const marked = marksRequired(api, role);
  const mson = (attributes: AttributeList) => settled(attributes, { marked, trustRequired: true });
  const near = [...message.tables, ...operation.tables].filter(saysOf(role));
  const far = [...resource.tables, ...group.tables, ...api.tables].filter(saysOf(role));
  const isRequest = role === 'request' || role === 'refused-request';
  const isWhole = message.attributesType !== undefined && isAboutWholeBody(message);
  const lists = [
    isWhole ? [] : mson(message.attributes),
    isRequest && !isWhole ? mson(operation.attributes) : [],
    ...near.map((table) => tableList(table, role)),
    role === 'error' ? [] : mson(resource.attributes),
    ...far.map((table) => tableList(table, role)),
  ];
  return lists.filter((list) => list.length > 0);
}

function saysOf(role: Role): (table: AttributeTable) => boolean {
  switch (role) {
    case 'success':
      return ({ describes }) => describes === 'response' || describes === 'resource';
    case 'error':
      return ({ describes, heading }) => describes === 'response' || /\berrors?\b/i.test(heading);
    case 'request':
    case 'refused-request':
      return ({ describes }) => describes !== 'response';
  }
}

/** A table about a resource that calls a field required means requests: what answers contain is not said by it. */
function tableList({ attributes, describes }: AttributeTable, role: Role): AttributeList {
  const trustRequired = role === 'request' || describes === 'response';
  return settled(attributes, { marked: false, trustRequired, from: 'table' });
}

interface Settling {
  /** The author marks required fields, so that a field without a mark is optional. */
  readonly marked: boolean;
  readonly trustRequired: boolean;
  readonly from?: 'table';
}

const known = new WeakMap<AttributeList, Map<string, AttributeList>>();

/** The attributes with `required` as it is meant for this body; the same list each time, so that lists can be compared. */
function settled(attributes: AttributeList, settling: Settling): AttributeList {
  const variants = known.get(attributes) ?? new Map<string, AttributeList>();
  known.set(attributes, variants);
  const key = JSON.stringify(settling);
  const list = variants.get(key) ?? attributes.map((attribute) => settle(attribute, settling));
  variants.set(key, list);
  return list;
}

function settle(attribute: Attribute, settling: Settling): Attribute {
  const said = attribute.required === true && !settling.trustRequired ? undefined : attribute.required;
  const required = attribute.choice ? false : (said ?? (settling.marked ? false : undefined));
  const children = attribute.children.map((child) => settle(child, settling));
  return { ...attribute, required, children, ...(settling.from ? { from: settling.from } : {}) };
}

/**
 * Whether the author marks required fields in MSON. MSON takes every field for optional that is not marked; but many
 * authors never mark one, and then it is the example made from the fields that says what a body contains.
 */
function marksRequired(api: ApiDescription, role: Role): boolean {
  const found = findMarks(api);
  return role === 'request' || role === 'refused-request' ? found.requests : found.responses;
}

const findMarks = once((api: ApiDescription) => {
  const operations = api.groups.flatMap((group) =>
    group.resources.flatMap((resource) => resource.operations),
  );
  const anyMarked = (lists: readonly AttributeList[]) => lists.some((list) => list.some(isMarked));
  return {
    requests: anyMarked(operations.flatMap(({ requests }) => requests.map(({ attributes }) => attributes))),
    responses: anyMarked(
      operations.flatMap(({ responses }) => responses.map(({ attributes }) => attributes)),
    ),
  };
});

function isMarked(attribute: Attribute): boolean {
  return attribute.required !== undefined || attribute.children.some(isMarked);
}

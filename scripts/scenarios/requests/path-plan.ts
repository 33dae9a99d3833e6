/** Values for the variables of an operation's path. */

import {
  allowsText,
  exampleValue,
  idInEntry,
  isSafe,
  itemsIn,
  pathOf,
  type ResourceModel,
  shownByRead,
  validValue,
  valueAt,
} from '../../analysis/index.ts';
import {
  isNumber,
  type Operation,
  ownOf,
  type Parameter,
  pathSegments,
  pathShape,
} from '../../documentation/index.ts';
import { isSettingName } from '../../vocabulary/index.ts';
import type { ApiContext } from '../context.ts';
import type { Input, ListRead, ValueSource } from '../model.ts';
import { inputsWith } from './constants.ts';
import { linkedInput } from './linked.ts';
import { otherKeysIn } from './other-keys.ts';
import { foreignVariables, inNamesOf, pathUpTo, variablesOf } from './paths.ts';
import { requestOn } from './plain-request.ts';
import { sourcesOf } from './value-sources.ts';

export interface PlannedPath {
  readonly path: string;
  readonly inputs: readonly Input[];
  readonly values: Readonly<Record<string, string>>;
  /** False where a value is only the documentation's example, which a target need not know. */
  readonly certain: boolean;
}

export function plannedPath(operation: Operation, api: ApiContext): PlannedPath {
  const path = pathOf(operation.uriTemplate);
  const variables = variablesOf(path);
  const last = variables.at(-1);
  const makesBelow = api.index.collections.get(pathShape(path))?.create === operation;
  const inputs: Input[] = [];
  const values: Record<string, string> = Object.create(null);
  const keys = otherKeysOf(path, api);
  let certain = true;
  for (const variable of variables) {
    const ownsIt = variable === last && !isSafe(operation.method) && !makesBelow;
    const found = variableInputs(variable, path, operation, ownsIt, api);
    if (found.length > 0) {
      inputs.push(...found.filter((input) => !inputs.some((other) => other.name === input.name)));
      continue;
    }
    const key = ownOf(keys, variable);
    if (key !== undefined) {
      values[variable] = key;
      continue;
    }
    const parameter = operation.parameters.find((each) => each.name === variable);
    const shown =
      parameter && exampleValue(parameter) === undefined
        ? shownId(variable, path, operation, api)
        : undefined;
    values[variable] = shown ?? (parameter ? validValue(parameter) : variable);
    if ((parameter?.values ?? []).length === 0 && !isSettingName(variable)) certain = false;
  }
  return { path, inputs: inputsWith(values, inputs), values, certain };
}

/** The values that are given to what is made for the path, for variables that name it together with the last one. */
function otherKeysOf(path: string, api: ApiContext): Readonly<Record<string, string>> {
  const resource = api.index.resources.get(pathShape(path));
  const last = variablesOf(path).at(-1);
  if (!resource?.otherKeys || last === undefined) return {};
  return otherKeysIn(resource, api.creates(resource, path, last, 0)?.request.body);
}

/** The id that a documented answer shows and the path allows, where the parameter itself has no example. */
function shownId(variable: string, path: string, operation: Operation, api: ApiContext): string | undefined {
  const resource = api.index.resources.get(pathShape(pathUpTo(path, variable)));
  if (!resource?.idField) return undefined;
  const read = valueAt(shownByRead(resource), resource.idField);
  const listed =
    resource.list && resource.listItems
      ? itemsIn(resource.list, resource.listItems).map((item) => valueAt(item, idInEntry(resource) ?? []))
      : [];
  const value = [read, ...listed].find((each) => typeof each === 'string' || isNumber(each));
  if (value === undefined || value === '') return undefined;
  const parameter = operation.parameters.find((each) => each.name === variable);
  return allowsText(parameter, String(value)) ? String(value) : undefined;
}

/** The need for an existing id, after those for the parents that only its list knows; empty where nothing tells one. */
function variableInputs(
  variable: string,
  path: string,
  operation: Operation,
  ownsIt: boolean,
  api: ApiContext,
): readonly Input[] {
  const prefix = pathUpTo(path, variable);
  const segment = pathSegments(prefix).at(-1);
  const resource = segment?.variables.length === 1 ? api.index.resources.get(pathShape(prefix)) : undefined;
  const parameter = operation.parameters.find((each) => each.name === variable);
  const linked = linkedInput(operation, { in: 'path', place: variable, name: variable }, path, api);
  if (!resource) return linked ? [linked] : [];
  if (isChoice(parameter, resource)) return [];
  const sources = sourcesOf(resource, prefix, variable, api, { ownsIt, depth: 0 });
  const value = exampleValue(parameter);
  const example: readonly ValueSource[] = value === undefined ? [] : [{ kind: 'example', value }];
  if (sources.length > 0)
    return [{ kind: 'existing', name: variable, of: resource.name, sources: [...sources, ...example] }];
  if (linked) return [linked];
  return distantInputs(variable, prefix, resource, example, api);
}

/** `/reports/{type}` with `xlsx` and `mail`: one of the documented values, and no id of anything. */
function isChoice(parameter: Parameter | undefined, { list, create }: ResourceModel): boolean {
  return (parameter?.values ?? []).length > 0 && !list && !create;
}

/** `/members/{id}`, which only `/teams/{team}/members` lists: a team first, then one of its members. */
function distantInputs(
  variable: string,
  prefix: string,
  resource: ResourceModel,
  example: readonly ValueSource[],
  api: ApiContext,
): readonly Input[] {
  const field = idInEntry(resource);
  if (!resource.list || !resource.listItems || !field) return [];
  const listPath = inNamesOf(pathOf(resource.list.uriTemplate), prefix);
  const foreign = foreignVariables(listPath, prefix);
  if (foreign.length !== 1 || variablesOf(listPath).includes(variable)) return [];
  const [parentName = ''] = foreign;
  const parentPath = pathUpTo(listPath, parentName);
  const parent = api.index.resources.get(pathShape(parentPath));
  const parents = parent ? sourcesOf(parent, parentPath, parentName, api, { ownsIt: false, depth: 0 }) : [];
  if (!parent || parents.length === 0) return [];
  const list: ListRead = { request: requestOn(resource.list, listPath), items: resource.listItems };
  return [
    { kind: 'existing', name: parentName, of: parent.name, sources: parents },
    {
      kind: 'existing',
      name: variable,
      of: resource.name,
      sources: [{ kind: 'listed', list, field }, ...example],
    },
  ];
}

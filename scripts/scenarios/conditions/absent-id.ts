/** Ids that name nothing. */

import {
  allowsText,
  itemsIn,
  type ResourceModel,
  rulesOfParameter,
  validValue,
  valueAt,
} from '../../analysis/index.ts';
import { isNumber, type Parameter, pathShape } from '../../documentation/index.ts';
import { formOfValue, typeAtStart } from '../../vocabulary/index.ts';

import type { OperationContext } from '../context.ts';
import type { Input } from '../model.ts';
import { listedIdField, listRead, pathUpTo } from '../requests/index.ts';

export function shapeUpTo(context: OperationContext, variable: string): string {
  return pathShape(pathUpTo(context.baseline.request.path, variable));
}

/** A well-formed id that nothing has. */
export function absentId(variable: string, context: OperationContext): Extract<Input, { kind: 'absent' }> {
  const { baseline, index } = context;
  const path = pathUpTo(baseline.request.path, variable);
  const resource = index.resources.get(pathShape(path));
  const parameter = context.operation.parameters.find((each) => each.name === variable);
  const shown = parameter?.example ?? index.examples.get(pathShape(path)) ?? parameter?.default;
  const like = shown !== undefined && allowsText(parameter, shown) ? shown : writtenShape(parameter);
  const field = resource && listedIdField(resource);
  const list = resource && field && listRead(resource, path);
  const type = typeAtStart(parameter?.type ?? '');
  const isNumeric = type === 'number' || type === 'integer' || isShownAsNumber(resource);
  return {
    kind: 'absent',
    name: variable,
    form: like !== undefined ? formOfValue(like) : isNumeric ? 'integer' : 'text',
    like: like ?? (isNumeric ? '1' : undefined),
    list: list && field ? { ...list, field } : undefined,
  };
}

/** A value of the length and the pattern that are written for a parameter; undefined if none are. */
function writtenShape(parameter: Parameter | undefined): string | undefined {
  const isWritten =
    parameter !== undefined &&
    rulesOfParameter(parameter, undefined).some(
      ({ rule, stated }) => stated && (rule.kind === 'length' || rule.kind === 'pattern'),
    );
  return isWritten ? validValue(parameter) : undefined;
}

/** Whether the items of a list show their ids as numbers. */
function isShownAsNumber(resource: ResourceModel | undefined): boolean {
  const { list, listItems, idField } = resource ?? {};
  if (!list || !listItems || !idField) return false;
  return itemsIn(list, listItems).some((item) => isNumber(valueAt(item, idField)));
}

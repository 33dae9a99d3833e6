/** Ids that name nothing. */
import { formOfValue, itemsIn, type ResourceModel, valueAt } from '../../analysis/index.ts';
import { isNumber, pathShape } from '../../documentation/index.ts';
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
  const like = parameter?.example ?? index.examples.get(pathShape(path)) ?? parameter?.default;
  const field = resource && listedIdField(resource);
  const list = resource && field && listRead(resource, path);
  const isNumeric = /^(number|integer|int)/.test(parameter?.type ?? '') || isShownAsNumber(resource);
  return {
    kind: 'absent',
    name: variable,
    form: like !== undefined ? formOfValue(like) : isNumeric ? 'integer' : 'text',
    like: like ?? (isNumeric ? '1' : undefined),
    list: list && field ? { ...list, field } : undefined,
  };
}

/** Whether the items of a list show their ids as numbers. */
function isShownAsNumber(resource: ResourceModel | undefined): boolean {
  const { list, listItems, idField } = resource ?? {};
  if (!list || !listItems || !idField) return false;
  return itemsIn(list, listItems).some((item) => isNumber(valueAt(item, idField)));
}

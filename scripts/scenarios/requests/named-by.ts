import { isObject, itemsIn, type ResourceModel, shownByRead, successOf } from '../../analysis/index.ts';
import { isNumber } from '../../documentation/index.ts';
import { sameName } from '../../vocabulary/index.ts';

/** The resource as a path names it that asks by another of its fields: `/users/{username}` beside `/users/{id}`. */
export function namedBy(variable: string, resource: ResourceModel): ResourceModel {
  const { list, listItems, create, idField } = resource;
  if (sameName(variable, resource.variable) || sameName(variable, idField?.at(-1) ?? '')) return resource;
  const shown = [
    ...(list && listItems ? itemsIn(list, listItems) : []),
    shownByRead(resource),
    create && successOf(create)?.body?.json,
  ].filter((each) => isObject(each));
  const found = shown
    .flatMap((each) => Object.entries(each))
    .find(([name, value]) => sameName(name, variable) && (typeof value === 'string' || isNumber(value)));
  return found === undefined ? resource : { ...resource, variable, idField: [found[0]] };
}

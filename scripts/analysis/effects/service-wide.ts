/** Operations whose success concerns the whole service, or all that a collection holds: no run sends them unasked. */

import { type Operation, pathSegments } from '../../documentation/index.ts';
import { changesMode, saysItChangesMode, saysItSwitchesOff, switchesOff } from '../../vocabulary/index.ts';
import type { ResourceModel } from '../resources/index.ts';

/** Why it must not be sent unasked, `collection` being listed or made at its path; undefined if it may be. */
export function serviceWideReason(
  operation: Operation,
  collection: ResourceModel | undefined,
): string | undefined {
  const asked = `${operation.method} ${operation.uriTemplate.replace(/\{[?&#][^}]*\}/g, '')}`;
  if (/^(GET|HEAD|OPTIONS)$/.test(operation.method)) {
    return isOnService(operation) && switchesOff(lastStep(operation))
      ? `${asked} switches the service off`
      : undefined;
  }
  if (changesWholeCollection(operation, collection)) return `${asked} changes all that is there`;
  if (!isOnService(operation)) return undefined;
  const last = lastStep(operation);
  const text = `${operation.name}\n${operation.description}`;
  if (switchesOff(last) || saysItSwitchesOff(text)) return `${asked} switches the service off`;
  return changesMode(last) || saysItChangesMode(text)
    ? `${asked} puts the service into another state`
    : undefined;
}

/** No id in the path says which one thing it is about. */
function isOnService(operation: Operation): boolean {
  return pathSegments(operation.uriTemplate).every(({ variables }) => variables.length === 0);
}

function changesWholeCollection({ method }: Operation, collection: ResourceModel | undefined): boolean {
  return collection?.list !== undefined && /^(DELETE|PATCH|PUT)$/.test(method);
}

function lastStep({ uriTemplate }: Operation): string {
  return pathSegments(uriTemplate).at(-1)?.text ?? '';
}

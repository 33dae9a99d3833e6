import { keysOfReference } from '../../json-pointer.ts';
import type { ResponseLink } from '../../model.ts';
import type { SpecLink, SpecOperation } from '../spec.ts';

/** What a link says of the parameters of another operation of the document; other sources than the body are not read. */
export function linksOf(
  links: readonly SpecLink[],
  operations: readonly SpecOperation[],
  idOf: (operation: SpecOperation) => string,
): readonly ResponseLink[] {
  return links.flatMap((link) => {
    const target = operations.find((operation) => leadsTo(link, operation));
    if (!target) return [];
    return Object.entries(link.parameters).flatMap(([parameter, value]): readonly ResponseLink[] => {
      const pointer = typeof value === 'string' ? bodyPointer.exec(value)?.[1] : undefined;
      if (pointer === undefined) return [];
      // A name may say where the parameter stands: `path.id`.
      const name = parameter.replace(/^(path|query|header|cookie)\./, '');
      return [{ operation: idOf(target), parameter: name, pointer }];
    });
  });
}

const bodyPointer = /^\{?\$response\.body#(\/[^{}]*)\}?$/;

/** By its operationId, or by a reference into this document: `#/paths/~1things~1{id}/get`. */
function leadsTo({ operationId, operationRef }: SpecLink, operation: SpecOperation): boolean {
  if (operationId !== undefined) return operation.operationId === operationId;
  if (operationRef === undefined || !operationRef.startsWith('#/')) return false;
  const [, path, method] = keysOfReference(operationRef);
  return path === operation.path && method?.toUpperCase() === operation.method;
}

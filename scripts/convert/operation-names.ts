/** What an operation is called, and where it is in the document. */
import { escapeStep, type JsonObject, type Operation, pathTemplate, slug } from '../documentation/index.ts';
import { texts } from './parts.ts';

/** A variable of the styles `label` and `matrix` is in it without their signs. */
export function pathOf({ uriTemplate }: Operation): string {
  const path = pathTemplate(uriTemplate.replace(/\{[.;]([^{},*]+)\*?\}/g, '{$1}'));
  return path.startsWith('/') ? path : `/${path}`;
}

/** In OpenAPI the description of an operation begins with its summary; what has none is called by its id or path. */
export function namesOf(operation: Operation, isOpenApi: boolean): JsonObject {
  const { name, description, method } = operation;
  const isRepeated = description.startsWith(name);
  const operationId = operationIdOf(operation);
  const isGiven = isOpenApi && name === (operationId ?? `${method} ${pathOf(operation)}`);
  return texts({
    operationId: operationId ?? '',
    summary: isGiven && !isRepeated ? '' : name,
    description: isRepeated ? description.slice(name.length).trim() : description,
  });
}

/** How a link names the operation. */
export function linkTo(operation: Operation): JsonObject {
  const operationId = operationIdOf(operation);
  const keys = ['paths', pathOf(operation), operation.method.toLowerCase()];
  return operationId === undefined
    ? { operationRef: `#/${keys.map(escapeStep).join('/')}` }
    : { operationId };
}

/** What has no id of its own is named after its method and path, by the reader of the document too. */
function operationIdOf(operation: Operation): string | undefined {
  const { operationId, id, method } = operation;
  const isOfPath = id.replace(/-\d+$/, '') === slug(`${method} ${pathOf(operation)}`).replace(/-\d+$/, '');
  return operationId ?? (isOfPath ? undefined : id);
}

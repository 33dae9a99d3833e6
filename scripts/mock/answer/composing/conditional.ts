import { pathShape } from '../../../documentation/index.ts';
import type { ServedOperation } from '../model/model.ts';

/** Whether the documentation has conditional requests on the path of an operation, so that its answers need a tag. */
export function isConditional({ operation, api }: ServedOperation): boolean {
  const shape = pathShape(operation.uriTemplate);
  return api.operations
    .filter(({ operation: other }) => pathShape(other.uriTemplate) === shape)
    .some(
      ({ operation: { responses, parameters } }) =>
        responses.some(({ status }) => status === 304 || status === 412 || status === 428) ||
        parameters.some(
          (parameter) => parameter.in === 'header' && /^if-(none-)?match$/i.test(parameter.name),
        ),
    );
}

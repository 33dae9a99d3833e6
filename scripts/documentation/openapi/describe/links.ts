import { escapeStep, keysOfReference } from '../../json-pointer.ts';
import type { Json, ResponseLink } from '../../model.ts';
import { isObject } from '../../schema-values/schema-parts.ts';
import type { Spec, SpecLink, SpecOperation, SpecRequestBody } from '../spec.ts';

/** What a link says of the parameters and the body of another operation; other sources than the body are not read. */
export function linksOf(
  links: readonly SpecLink[],
  operations: readonly SpecOperation[],
  idOf: (operation: SpecOperation) => string,
): readonly ResponseLink[] {
  return links.flatMap((link) => {
    const target = operations.find((operation) => leadsTo(link, operation));
    if (!target) return [];
    return [...parametersIn(link, target), ...leavesOf(link.requestBody)].flatMap(
      ({ value, ...place }): readonly ResponseLink[] => {
        const pointer = pointerIn(value);
        return pointer === undefined ? [] : [{ operation: idOf(target), ...place, pointer }];
      },
    );
  });
}

/** Values that a link gives without an expression are what the document shows for the places that show nothing else. */
export function withLinkedConstants({ operations }: Spec): readonly SpecOperation[] {
  const links = operations.flatMap(({ responses }) => responses.flatMap((response) => response.links));
  return operations.map((operation) =>
    links.filter((link) => leadsTo(link, operation)).reduce(withConstantsOf, operation),
  );
}

function withConstantsOf(operation: SpecOperation, link: SpecLink): SpecOperation {
  const constants = parametersIn(link, operation).filter(({ value }) => !isExpression(value));
  const { body } = operation;
  return {
    ...operation,
    parameters: operation.parameters.map((parameter) => {
      const shown = constants.find((each) => each.in === parameter.in && each.place === parameter.name);
      return { ...parameter, example: parameter.example ?? shown?.value };
    }),
    body: body && withConstantBody(body, link),
  };
}

function withConstantBody(body: SpecRequestBody, { requestBody: value, source }: SpecLink): SpecRequestBody {
  if (value === undefined || leavesOf(value).some((leaf) => isExpression(leaf.value))) return body;
  if (body.contents.some(({ examples }) => examples.length > 0)) return body;
  const examples = [{ name: '', summary: '', value, source }];
  return {
    ...body,
    contents: body.contents.map((content, at) => (at === 0 ? { ...content, examples } : content)),
  };
}

/** A place of a request and what it takes. */
type Linked = Pick<ResponseLink, 'in' | 'place'> & { readonly value: Json };

/** A name may say where the parameter stands: `path.id`. */
function parametersIn(link: SpecLink, target: SpecOperation): readonly Linked[] {
  return Object.entries(link.parameters).map(([written, value]) => {
    const [, said, name = written] = /^(path|query|header|cookie)\.(.+)$/.exec(written) ?? [];
    const known = target.parameters.find((each) => each.name === name && (said ?? each.in) === each.in);
    return { in: known?.in ?? 'path', place: name, value };
  });
}

/** Each value in a body that is no object and no list, or the body itself. */
function leavesOf(value: Json | undefined, place = ''): readonly Linked[] {
  if (value === undefined) return [];
  if (!isObject(value) && !Array.isArray(value)) return [{ in: 'body', place, value }];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner as Json, `${place}/${escapeStep(key)}`),
  );
}

const expression = /^\{?\$(url|method|statusCode|request|response)\b.*\}?$/;
const bodyPointer = /^\{?\$response\.body(?:#(|\/[^{}]*))?\}?$/;

function isExpression(value: Json): boolean {
  return typeof value === 'string' && (expression.test(value) || /\{\$(request|response)\./.test(value));
}

function pointerIn(value: Json): string | undefined {
  const found = typeof value === 'string' ? bodyPointer.exec(value) : null;
  return found ? (found[1] ?? '') : undefined;
}

/** By its operationId, or by a reference into this document: `#/paths/~1things~1{id}/get`. */
function leadsTo({ operationId, operationRef }: SpecLink, operation: SpecOperation): boolean {
  if (operationId !== undefined) return operation.operationId === operationId;
  if (operationRef === undefined || !operationRef.startsWith('#/')) return false;
  const [, path, method] = keysOfReference(operationRef.slice(1));
  return path === operation.path && method?.toUpperCase() === operation.method;
}

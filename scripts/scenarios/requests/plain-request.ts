import {
  carriesCredential,
  exampleValue,
  isCredentialParameter,
  itemsIn,
  listIn,
  requiredCookies,
  validRequestOf,
  validValue,
} from '../../analysis/index.ts';
import {
  fixedQuery,
  isNumber,
  type Operation,
  type Parameter,
  pathShape,
  reservedVariables,
} from '../../documentation/index.ts';
import type { RequestPlan } from '../model.ts';

function plainRequest(method: string, path: string): RequestPlan {
  return { method, path, values: {}, query: [], headers: [], body: undefined, credentials: undefined };
}

/** The request of another operation on the path that the asking operation knows it under. */
export function requestOn(operation: Operation, path: string): RequestPlan {
  return {
    ...plainRequest(operation.method, `${path}${endBelow(operation, path)}`),
    ...accessOf(operation),
    ...encodingOf(operation),
    query: queryOf(operation),
    headers: headersOf(operation),
  };
}

/** What the operation's own path has below the one of the thing: `/json` in `/containers/{id}/json`. */
function endBelow({ uriTemplate }: Operation, path: string): string {
  const shape = pathShape(path);
  const own = pathShape(uriTemplate);
  const end = own.startsWith(`${shape}/`) ? own.slice(shape.length) : '';
  return end.includes('{') ? '' : end;
}

/** The security schemes that the operation declares. */
export function accessOf({ security }: Operation): Pick<RequestPlan, 'access'> {
  return security === undefined
    ? {}
    : { access: security.map((alternative) => alternative.map(({ scheme }) => scheme)) };
}

/** What is not percent-encoded: in variables of the path that keep reserved characters, and in lists. */
export function encodingOf({
  uriTemplate,
  parameters,
}: Operation): Pick<RequestPlan, 'reserved' | 'literal'> {
  const reserved = reservedVariables(uriTemplate);
  const literal = parameters.flatMap((each) =>
    each.literal === undefined ? [] : [[each.name, each.literal]],
  );
  return {
    ...(reserved.length > 0 ? { reserved } : {}),
    ...(literal.length > 0 ? { literal: Object.fromEntries(literal) } : {}),
  };
}

/** Required query parameters, and what the template fixes; credentials are added when it is sent. */
export function queryOf(operation: Operation): RequestPlan['query'] {
  const fixed = fixedQuery(operation.uriTemplate)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return { name, value };
    });
  const required = operation.parameters
    .filter(
      (parameter) => parameter.in === 'query' && parameter.required && !isCredentialParameter(parameter),
    )
    .flatMap((parameter) => pairsOf(parameter, knownValue(parameter, operation)));
  return [...fixed, ...required];
}

/** `{list*}`: each value of a list is sent under the name again (RFC 6570 3.2.8). */
function pairsOf({ name, explode }: Parameter, value: string): RequestPlan['query'] {
  return (explode ? value.split(',') : [value]).map((each) => ({ name, value: each }));
}

/** The documented value of a parameter, or the one that the documented items show in the field that it filters by. */
function knownValue(parameter: Parameter, operation: Operation): string {
  const items = exampleValue(parameter) === undefined ? listIn(operation) : undefined;
  const shown = (items ? itemsIn(operation, items) : [])
    .flatMap((item) => Object.entries(item))
    .find(([name, value]) => name === parameter.name && (typeof value === 'string' || isNumber(value)));
  return shown === undefined || shown[1] === '' ? validValue(parameter) : String(shown[1]);
}

/** The documented headers that are neither credentials nor the client's own business, and the required cookies. */
export function headersOf(operation: Operation): RequestPlan['headers'] {
  const shown = (validRequestOf(operation)?.headers ?? [])
    .filter(
      (header) =>
        !carriesCredential(header) && !/^(host|content-length|content-type|connection)$/i.test(header.name),
    )
    .map((header) => ({ name: header.name, value: header.value }));
  const cookies = requiredCookies(operation);
  return cookies === '' ? shown : [...shown, { name: 'Cookie', value: cookies }];
}

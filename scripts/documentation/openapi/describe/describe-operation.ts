import { textOfJson } from '../../exact-json.ts';
import type { Header, Operation, Parameter } from '../../model.ts';
import { fixedQuery } from '../../uri-template.ts';
import type { Spec, SpecOperation, SpecParameter } from '../spec.ts';
import { credentialHeaders, credentialParameters, queryKeys } from './credentials.ts';
import { describeRequests } from './describe-requests.ts';
import { describeResponses } from './describe-responses.ts';
import { slugOfOperationId } from './operation-ids.ts';
import type { OperationPlace } from './operation-place.ts';
import {
  exampleOfParameter,
  isRepeated,
  schemaOfParameter,
  showsExample,
  textOfParameter,
} from './parameter-values.ts';
import { styledParameters, styledPath } from './styled-parameters.ts';

export function describeOperation(spec: SpecOperation, place: OperationPlace): Operation {
  const { operationId = '' } = spec;
  const parameters = styledParameters(
    spec.parameters.filter(({ name, in: at }) => at !== 'path' || spec.path.includes(`{${name}}`)),
  );
  const query = [
    ...parameters.filter((each) => each.in === 'query'),
    ...credentialParameters(spec, place.spec),
  ];
  const credentials = credentialHeaders(spec, place.spec);
  const keys = queryKeys(spec, place.spec);
  const uriTemplate = `${styledPath(templateOf(spec.path), parameters)}${queryTemplate(spec.path, query)}`;
  const headers = parameters.filter((each) => each.in === 'header' && !carriesCredential(each, credentials));
  const cookies = parameters.filter((each) => each.in === 'cookie' && !isKeyOf(each, spec, place.spec));
  const responses = describeResponses(spec, place);
  const requests = describeRequests(spec, [...headersOf(parameters), ...credentials], responses);
  return {
    id: place.id,
    ...(slugOfOperationId(operationId) === place.id ? { operationId } : {}),
    name: spec.summary || spec.operationId || `${spec.method} ${spec.path}`,
    resource: resourceName(spec.path),
    group: place.group,
    method: spec.method,
    uriTemplate,
    description: [spec.summary, spec.description].filter(Boolean).join('\n\n'),
    relation: undefined,
    parameters: [
      ...pathParameters(spec, parameters),
      ...query.map((each) => ({
        ...describeParameter(each, 'query'),
        ...(keys.includes(each.name) ? { credential: true as const } : {}),
      })),
      ...headers.map((each) => describeParameter(each, 'header')),
      ...cookies.map((each) => describeParameter(each, 'cookie')),
    ],
    attributes: [],
    tables: [],
    requests: requests.requests,
    responses: requests.paired,
    security: spec.security,
    ...(spec.deprecated ? { deprecated: true } : {}),
    ...(spec.sentByTarget ? { sentByTarget: true } : {}),
    ...(spec.unsentQuery ? { unsentQuery: true } : {}),
    source: spec.source,
  };
}

/** A header parameter that repeats a security scheme. */
function carriesCredential({ name }: SpecParameter, credentials: readonly Header[]): boolean {
  return credentials.some((header) => header.name.toLowerCase() === name.toLowerCase());
}

/** A cookie parameter that repeats a security scheme of the operation. */
function isKeyOf({ name }: SpecParameter, { security }: SpecOperation, { security: schemes }: Spec): boolean {
  const demanded = new Set(security.flat().map(({ scheme }) => scheme));
  return schemes.some(
    (scheme) =>
      demanded.has(scheme.name) &&
      scheme.kind === 'api-key' &&
      scheme.in === 'cookie' &&
      scheme.parameter === name,
  );
}

function templateOf(path: string): string {
  return path.replace(/[?#].*$/, '') || '/';
}

/** What a path has after its `?` is always sent, unless a parameter describes it. */
function queryTemplate(path: string, query: readonly SpecParameter[]): string {
  const fixed = fixedQuery(path)
    .split('&')
    .filter((pair) => pair !== '' && !query.some(({ name }) => name === pair.replace(/=.*$/s, '')));
  const names = query.map((each) => `${each.name}${isRepeated(each) ? '*' : ''}`).join(',');
  if (fixed.length === 0) return names === '' ? '' : `{?${names}}`;
  return `?${fixed.join('&')}${names === '' ? '' : `{&${names}}`}`;
}

/** In the order of the path; one that is not described is still there. */
function pathParameters(spec: SpecOperation, parameters: readonly SpecParameter[]): readonly Parameter[] {
  const names = [...templateOf(spec.path).matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].map((name) => {
    const described = parameters.find((each) => each.in === 'path' && each.name === name);
    return described
      ? describeParameter(described, 'path')
      : {
          name,
          in: 'path',
          required: true,
          type: undefined,
          description: '',
          example: undefined,
          default: undefined,
          values: [],
          explode: false,
          source: spec.source,
        };
  });
}

function describeParameter(parameter: SpecParameter, place: Parameter['in']): Parameter {
  const schema = schemaOfParameter(parameter);
  const example = exampleOfParameter(parameter);
  const members = Array.isArray(schema.enum) ? schema.enum : [];
  return {
    name: parameter.name,
    in: place,
    required: parameter.required,
    type: typeName(schema),
    description:
      parameter.description || (typeof schema.description === 'string' ? schema.description.trim() : ''),
    example,
    ...(example === undefined || showsExample(parameter) ? {} : { isMade: true as const }),
    default: schema.default === undefined ? undefined : textOfJson(schema.default),
    values: members.filter((member) => member !== null).map(textOfJson),
    explode: isRepeated(parameter),
    ...textOfParameter(parameter),
    ...(parameter.schema === undefined ? {} : { schema: parameter.schema }),
    source: parameter.source,
  };
}

function typeName(schema: { readonly [key: string]: unknown }): string | undefined {
  const type = [schema.type].flat().find((each) => each !== 'null');
  if (type !== 'array') return typeof type === 'string' ? type : undefined;
  const items = schema.items as { readonly type?: unknown } | undefined;
  const inner = [items?.type].flat().find((each) => each !== 'null');
  return typeof inner === 'string' ? `array[${inner}]` : 'array';
}

/** Headers that a request has to have, or for which a value is shown. */
function headersOf(parameters: readonly SpecParameter[]): readonly Header[] {
  return parameters
    .filter((each) => each.in === 'header' && (each.required || each.example !== undefined))
    .map((each) => ({ name: each.name, value: exampleOfParameter(each) ?? 'sample', source: each.source }));
}

/** What the path is about: its last fixed segment. */
function resourceName(path: string): string {
  const fixed = templateOf(path)
    .split('/')
    .filter((segment) => segment !== '' && !segment.includes('{'));
  return fixed.at(-1) ?? path;
}

/** What an OpenAPI document says of an answer: read by hand, so that the product is not judged by itself. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

export function readDocument(file) {
  const document = parse(readFileSync(file, 'utf8'), { merge: true });
  const ajv = new Ajv({ strict: false, validateSchema: false, logger: false });
  formats(ajv);
  ajv.addSchema(document, 'document');
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => operationOf(document, ajv, path, method)),
  );
  return { operations, operationFor: (method, path) => operationFor(operations, method, path) };
}

function operationOf(document, ajv, path, method) {
  const own = document.paths[path][method];
  const places = Object.keys(own.responses).map((status) => {
    const place = followed(document, ['paths', path, method, 'responses', status]);
    return [status.toUpperCase(), responseAt(document, ajv, own, place)];
  });
  const shape = path.split(/(\{[^}]*\})/).map((part, at) => (at % 2 === 1 ? '([^/]+)' : escaped(part)));
  return {
    method: method.toUpperCase(),
    path,
    pattern: new RegExp(`^${shape.join('')}/?$`),
    variables: [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name),
    parameters: [...(document.paths[path].parameters ?? []), ...(own.parameters ?? [])].map((parameter) =>
      parameter.$ref ? valueAt(document, pointer(parameter.$ref)) : parameter,
    ),
    responses: new Map(places),
  };
}

function responseAt(document, ajv, operation, place) {
  const response = valueAt(document, place);
  const types = response.content
    ? Object.keys(response.content)
    : response.schema
      ? (operation.produces ?? document.produces ?? [])
      : [];
  const json = types.find((type) => /[/+]json/i.test(type));
  const step = response.content ? ['content', json, 'schema'] : ['schema'];
  const at = [...place, ...step];
  const hasSchema = json !== undefined && valueAt(document, at) !== undefined;
  return {
    types,
    headers: Object.entries(response.headers ?? {})
      .filter(([, header]) => header.required === true)
      .map(([name]) => name),
    validate: hasSchema
      ? ajv.compile({ $ref: `document#${at.map((key) => `/${encodedKey(key)}`).join('')}` })
      : undefined,
  };
}

function operationFor(operations, method, path) {
  const fitting = operations.filter((each) => each.method === method && each.pattern.test(path));
  return fitting.toSorted((a, b) => a.variables.length - b.variables.length)[0];
}

/** The documented response that stands for a status; undefined where none does. */
export function responseFor({ responses }, status) {
  const range = `${String(status)[0]}XX`;
  return responses.get(String(status)) ?? responses.get(range) ?? responses.get('DEFAULT');
}

/** In words, how an answer violates the document; undefined where it keeps to it. */
export function violation(operation, { status, headers, body }) {
  const response = responseFor(operation, status);
  if (!response) return `the status ${status} is not documented`;
  const names = headers.map(([name]) => name.toLowerCase());
  const missing = response.headers.find((name) => !names.includes(name.toLowerCase()));
  if (missing !== undefined) return `the header ${missing} is missing`;
  if (response.types.length === 0) return undefined;
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const essence = type.split(';')[0].trim().toLowerCase();
  const isDocumented = response.types.some((each) => each.split(';')[0].toLowerCase() === essence);
  if (!isDocumented) return `the media type "${type}" is not documented`;
  const json = jsonOf(body);
  if (/[/+]json$/.test(essence) && json === undefined) return 'the body is not JSON';
  if (!response.validate || response.validate(json)) return undefined;
  const [{ instancePath, message }] = response.validate.errors;
  return `${instancePath || 'the body'} ${message}`;
}

/** undefined where a text is not JSON. */
export function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function followed(document, place) {
  const { $ref } = valueAt(document, place) ?? {};
  return typeof $ref === 'string' ? followed(document, pointer($ref)) : place;
}

function pointer(reference) {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function encodedKey(key) {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}

export function valueAt(value, place) {
  return place.reduce((at, key) => at?.[key], value);
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

import { expect, test } from 'vitest';
import { type Body, type DocumentedMessage, type Json, noContent } from '../../../documentation/index.ts';
import { expectedKind } from './expected-body.ts';

const source = { file: 'api.apib', line: 1 };

function message(mediaType: string | undefined, text: string | undefined, json?: Json): DocumentedMessage {
  const body: Body | undefined =
    text === undefined ? undefined : { text, json, lenient: false, generated: false, source };
  return {
    ...noContent,
    mediaType,
    headers: [],
    body,
    description: '',
    tables: [],
    source,
  };
}

test.each([
  ['a JSON example', message('application/json; charset=utf-8', '{}', {}), 'json'],
  ['a JSON example of a vendor type', message('application/vnd.api+json', '{}', {}), 'json'],
  ['an object without a media type', message(undefined, '{}', {}), 'json'],
  ['JSON that is broken', message('application/json', '{"a": ', undefined), 'json'],
  ['a word without a media type', message(undefined, '5', 5), 'text'],
  ['XML', message('application/xml', '<a/>'), 'text'],
  ['a text called JSON by mistake of its type', message('text/plain', '{"a": 1}'), 'text'],
  ['no body', message('application/json', undefined), 'unknown'],
  ['a schema without an example', { ...message('application/json', undefined), schema: {} }, 'json'],
  [
    'attributes of a form',
    { ...message('application/x-www-form-urlencoded', 'a=1'), attributesSchema: {} },
    'text',
  ],
] as [string, DocumentedMessage, string][])('%s', (_what, documented, expected) => {
  expect(expectedKind(documented, 'GET', 200)).toBe(expected);
});

test('some statuses and HEAD have no body, whatever the documentation shows', () => {
  const documented = message('application/json', '{}', {});
  expect(expectedKind(documented, 'DELETE', 204)).toBe('empty');
  expect(expectedKind(documented, 'GET', 304)).toBe('empty');
  expect(expectedKind(documented, 'HEAD', 200)).toBe('empty');
});

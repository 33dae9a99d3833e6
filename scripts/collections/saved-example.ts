import { reasonPhrase, statusName } from '../documentation/index.ts';
import type { Scenario } from '../scenarios/index.ts';
import type { PostmanExample, PostmanRequest } from './postman-collection.ts';

/** The documented answer as Postman saves examples. */
export function savedExample(
  scenario: Scenario,
  request: Omit<PostmanRequest, 'description'>,
): PostmanExample {
  const { response } = scenario;
  const { auth: _inherited, ...originalRequest } = request;
  return {
    name: `${statusName(response)} as documented`,
    originalRequest,
    status: reasonPhrase(response.status),
    code: response.status,
    _postman_previewlanguage: previewLanguage(response.mediaType),
    header: [
      ...(response.mediaType === undefined ? [] : [{ key: 'Content-Type', value: response.mediaType }]),
      ...response.headers.map((header) => ({ key: header.name, value: header.value })),
    ],
    cookie: [],
    body: response.body?.text ?? '',
  };
}

function previewLanguage(mediaType: string | undefined): PostmanExample['_postman_previewlanguage'] {
  if (mediaType === undefined) return 'text';
  if (/json/i.test(mediaType)) return 'json';
  if (/html/i.test(mediaType)) return 'html';
  return /xml/i.test(mediaType) ? 'xml' : 'text';
}

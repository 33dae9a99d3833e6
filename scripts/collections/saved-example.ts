import type { Scenario } from '../scenarios/index.ts';
import type { PostmanExample, PostmanRequest } from './postman-collection.ts';

/** The documented answer as Postman saves examples. */
export function savedExample(
  scenario: Scenario,
  request: Omit<PostmanRequest, 'description'>,
): PostmanExample {
  const { response } = scenario;
  return {
    name: `${response.status} as documented`,
    originalRequest: request,
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

const phrases: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  423: 'Locked',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The standard reason phrase of a status (RFC 9110); empty for one that has none. */
function reasonPhrase(status: number): string {
  return phrases[status] ?? '';
}

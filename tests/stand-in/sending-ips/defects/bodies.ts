import { bareStatus, both, htmlPage, mediaType, on, text, value } from '../../http/changes.ts';
import type { Flaw } from '../../http/stand-in.ts';
import type { Account } from '../account.ts';
import { documented, refusals } from '../bodies.ts';

/** A body that cannot be read as what it claims to be, or that claims to be something else. */
export const unreadable = {
  'list-as-html': {
    says: 'The list calls its JSON text/html.',
    change: on('list 200', mediaType('text/html; charset=utf-8')),
  },
  'list-without-media-type': {
    says: 'The list has no media type.',
    change: on('list 200', mediaType(undefined)),
  },
  'list-as-javascript': {
    says: 'The list calls its JSON application/javascript.',
    change: on('list 200', mediaType('application/javascript')),
  },
  'get-as-plain-text': {
    says: 'A sending IP comes as text/plain.',
    change: on('get 200', mediaType('text/plain')),
  },
  'get-as-xml': {
    says: 'A sending IP comes as XML.',
    change: on(
      'get 200',
      both(
        mediaType('application/xml'),
        text(() => '<results><external_ip>147.160.17.3</external_ip></results>'),
      ),
    ),
  },
  'get-invalid-as-plain-text': {
    says: 'The refusal of an invalid IP is a plain sentence.',
    change: on(
      'get 400',
      both(
        mediaType('text/plain'),
        text(() => 'external ip must be a valid IPv4 address'),
      ),
    ),
  },
  'get-unknown-page': { says: 'An unknown IP brings an HTML page.', change: on('get 404', htmlPage) },
  'get-unknown-as-problem': {
    says: 'An unknown IP is answered with problem details.',
    change: on(
      'get 404',
      both(
        mediaType('application/problem+json'),
        value(() => ({ type: 'about:blank', title: 'Not Found', status: 404 })),
      ),
    ),
  },
  'put-as-plain-text': {
    says: 'An update is answered with its JSON as text/plain.',
    change: on('put 200', mediaType('text/plain')),
  },
  'put-unknown-pool-page': { says: 'An unknown pool brings an HTML page.', change: on('put 400', htmlPage) },
  'put-unknown-ip-page': {
    says: 'The update of an unknown IP brings an HTML page.',
    change: on('put 404', htmlPage),
  },
  'page-under-200': {
    says: 'A login page comes in place of the list, with 200.',
    change: on('list 200', htmlPage),
  },
  'page-called-json': {
    says: 'An HTML page is called application/json.',
    change: on('get 200', both(htmlPage, mediaType('application/json'))),
  },
  'list-cut-json': {
    says: 'The list ends in the middle of its JSON.',
    change: on(
      'list 200',
      text((body) => body.slice(0, -20)),
    ),
  },
  'get-cut-json': {
    says: 'A sending IP lacks its last brace.',
    change: on(
      'get 200',
      text((body) => body.slice(0, -1)),
    ),
  },
  'put-cut-json': {
    says: 'The answer to an update is half of its JSON.',
    change: on(
      'put 200',
      text((body) => body.slice(0, 14)),
    ),
  },
  'get-unknown-cut-json': {
    says: 'The 404 body ends in the middle.',
    change: on(
      'get 404',
      text((body) => body.slice(0, 12)),
    ),
  },
  'list-without-body': {
    says: 'The list is empty of any body.',
    change: on(
      'list 200',
      text(() => ''),
    ),
  },
  'get-without-body': {
    says: 'A sending IP has no body.',
    change: on(
      'get 200',
      text(() => ''),
    ),
  },
  'put-without-body': {
    says: 'An update is answered with 200 alone.',
    change: on('put 200', bareStatus(200)),
  },
  'get-invalid-without-body': {
    says: 'The refusal of an invalid IP has no body.',
    change: on(
      'get 400',
      text(() => ''),
    ),
  },
  'put-unknown-ip-without-body': {
    says: 'The update of an unknown IP is answered with 404 alone.',
    change: on('put 404', bareStatus(404)),
  },
  'list-spaces': {
    says: 'The list is three spaces.',
    change: on(
      'list 200',
      text(() => '   '),
    ),
  },
  'list-null': {
    says: 'The list is null.',
    change: on(
      'list 200',
      value(() => null),
    ),
  },
  'get-null': {
    says: 'A sending IP is null.',
    change: on(
      'get 200',
      value(() => null),
    ),
  },
  'put-null': {
    says: 'An update is answered with null.',
    change: on(
      'put 200',
      value(() => null),
    ),
  },
  'get-unknown-null': {
    says: 'The 404 body is null.',
    change: on(
      'get 404',
      value(() => null),
    ),
  },
  'get-true': {
    says: 'A sending IP is the word true.',
    change: on(
      'get 200',
      value(() => true),
    ),
  },
  'get-number': {
    says: 'A sending IP is a number.',
    change: on(
      'get 200',
      value(() => 42),
    ),
  },
  'put-string': {
    says: 'An update is answered with a JSON string.',
    change: on(
      'put 200',
      value(() => 'Updated IP Pool.'),
    ),
  },
  'get-invalid-string': {
    says: 'The refusal of an invalid IP is a JSON string.',
    change: on(
      'get 400',
      value(() => 'external ip must be a valid IPv4 address'),
    ),
  },
  'get-empty-array': {
    says: 'A sending IP is an empty array.',
    change: on(
      'get 200',
      value(() => []),
    ),
  },
  'get-empty-object': {
    says: 'A sending IP is an empty object.',
    change: on(
      'get 200',
      value(() => ({})),
    ),
  },
  'refusals-empty-object': {
    says: 'Each refusal is an empty object.',
    change: on(
      refusals,
      value(() => ({})),
    ),
  },
  'list-encoded-twice': {
    says: 'The list is JSON inside a JSON string.',
    change: on(
      'list 200',
      text((body) => JSON.stringify(body)),
    ),
  },
  'get-single-quotes': {
    says: 'A sending IP is written with single quotes.',
    change: on(
      'get 200',
      text((body) => body.replaceAll('"', "'")),
    ),
  },
  'get-nan': {
    says: 'A sending IP holds the word NaN.',
    change: on(
      'get 200',
      text((body) => body.replace(/true|false/, 'NaN')),
    ),
  },
  'list-trailing-comma': {
    says: 'The list has a comma too many.',
    change: on(
      'list 200',
      text((body) => body.replace(/\]/, ',]')),
    ),
  },
  'get-comment': {
    says: 'A sending IP holds a comment.',
    change: on(
      'get 200',
      text((body) => body.replace('{', '{/* cached */')),
    ),
  },
  'get-garbage-after': {
    says: 'A PHP notice follows the JSON.',
    change: on(
      'get 200',
      text((body) => `${body}\n<br />Notice: Undefined index`),
    ),
  },
  'list-twice': {
    says: 'The list is sent twice over.',
    change: on(
      'list 200',
      text((body) => body + body),
    ),
  },
  'list-guarded': {
    says: "The list is behind the )]}', guard.",
    change: on(
      'list 200',
      text((body) => `)]}',\n${body}`),
    ),
  },
  'get-callback': {
    says: 'A sending IP is wrapped in a callback.',
    change: on(
      'get 200',
      text((body) => `callback(${body});`),
    ),
  },
  'list-utf-16': {
    says: 'The list is UTF-16 and does not say so.',
    change: on(
      'list 200',
      text((body) => Buffer.from(body, 'utf16le')),
    ),
  },
  'everything-plain-text': {
    says: 'Every documented response comes as text/plain.',
    change: on(documented, mediaType('text/plain; charset=utf-8')),
  },
} satisfies Record<string, Flaw<Account>>;

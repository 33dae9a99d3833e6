import { bareStatus, both, header, htmlPage, on, status, value } from '../../http/changes.ts';
import type { Flaw } from '../../http/stand-in.ts';
import type { Account } from '../account.ts';

/** The right body under another status, or no body at all. */
export const statuses = {
  'list-201': { says: 'The list is answered with 201.', change: on('list 200', status(201)) },
  'list-202': { says: 'The list is answered with 202.', change: on('list 200', status(202)) },
  'list-204': { says: 'The list is answered with 204 and no body.', change: on('list 200', bareStatus(204)) },
  'list-206': { says: 'The list is answered with 206.', change: on('list 200', status(206)) },
  'list-404': { says: 'The list is answered with 404.', change: on('list 200', status(404)) },
  'list-500': { says: 'The list is answered with 500.', change: on('list 200', status(500)) },
  'list-503-page': {
    says: 'The list is answered with 503 and an HTML page.',
    change: on('list 200', both(htmlPage, status(503))),
  },
  'list-redirects-for-ever': {
    says: 'The list redirects to itself.',
    change: on('list 200', both(bareStatus(302), header('Location', '/api/v1/sending-ips'))),
  },
  'get-201': { says: 'A sending IP is answered with 201.', change: on('get 200', status(201)) },
  'get-203': { says: 'A sending IP is answered with 203.', change: on('get 200', status(203)) },
  'get-404': {
    says: 'A sending IP that exists is answered as if it did not.',
    change: on(
      'get 200',
      both(
        status(404),
        value(() => ({ errors: [{ message: 'Sending IP does not exist' }] })),
      ),
    ),
  },
  'get-500': { says: 'A sending IP is answered with 500.', change: on('get 200', status(500)) },
  'get-moved-without-place': {
    says: 'A sending IP is answered with 301 and no Location.',
    change: on('get 200', bareStatus(301)),
  },
  'get-invalid-200': {
    says: 'The refusal of an invalid IP comes with 200.',
    change: on('get 400', status(200)),
  },
  'get-invalid-404': {
    says: 'An invalid IP is taken for one that does not exist.',
    change: on(
      'get 400',
      both(
        status(404),
        value(() => ({ errors: [{ message: 'Sending IP does not exist' }] })),
      ),
    ),
  },
  'get-invalid-422': {
    says: 'An invalid IP is answered with 422.',
    change: on('get 400', status(422)),
  },
  'get-invalid-500': {
    says: 'An invalid IP brings the server down: 500 with a page.',
    change: on('get 400', both(htmlPage, status(500))),
  },
  'get-unknown-200': { says: 'The 404 error body comes with 200.', change: on('get 404', status(200)) },
  'get-unknown-204': { says: 'An unknown IP is answered with 204.', change: on('get 404', bareStatus(204)) },
  'get-unknown-400': {
    says: 'A well-formed but unknown IP is called invalid.',
    change: on(
      'get 404',
      both(
        status(400),
        value(() => ({ errors: [{ message: 'external ip must be a valid IPv4 address' }] })),
      ),
    ),
  },
  'get-unknown-403': { says: 'An unknown IP is answered with 403.', change: on('get 404', status(403)) },
  'get-unknown-410': { says: 'An unknown IP is answered with 410.', change: on('get 404', status(410)) },
  'put-201': { says: 'An update is answered with 201.', change: on('put 200', status(201)) },
  'put-202': { says: 'An update is answered with 202.', change: on('put 200', status(202)) },
  'put-204': { says: 'An update is answered with 204 and no body.', change: on('put 200', bareStatus(204)) },
  'put-400': {
    says: 'An update that is stored is answered with 400.',
    change: on(
      'put 200',
      both(
        status(400),
        value(() => ({ errors: [{ message: 'Not now.' }] })),
      ),
    ),
  },
  'put-500': { says: 'An update that is stored is answered with 500.', change: on('put 200', status(500)) },
  'put-unknown-pool-200': {
    says: 'The refusal of an unknown pool comes with 200.',
    change: on('put 400', status(200)),
  },
  'put-unknown-pool-404': {
    says: 'An unknown pool is answered with 404.',
    change: on('put 400', status(404)),
  },
  'put-unknown-pool-422': {
    says: 'An unknown pool is answered with 422.',
    change: on('put 400', status(422)),
  },
  'put-unknown-pool-500': {
    says: 'An unknown pool brings the server down.',
    change: on('put 400', both(htmlPage, status(500))),
  },
  'put-unknown-ip-200': {
    says: 'The update of an unknown IP is reported as done.',
    change: on(
      'put 404',
      both(
        status(200),
        value(() => ({ results: { message: 'Updated IP Pool.' } })),
      ),
    ),
  },
  'put-unknown-ip-400': {
    says: 'The update of an unknown IP is answered with 400.',
    change: on('put 404', status(400)),
  },
  'put-unknown-ip-403': {
    says: 'The update of an unknown IP is answered with 403.',
    change: on('put 404', status(403)),
  },
} satisfies Record<string, Flaw<Account>>;

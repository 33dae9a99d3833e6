import { on, value } from '../../http/changes.ts';
import type { Flaw } from '../../http/stand-in.ts';
import type { Account } from '../account.ts';
import { type ErrorBody, having, type ItemBody, inErrors, inItem, inList, type ListBody, type MessageBody, refusals, without } from '../bodies.ts';

/** Readable JSON of another shape than documented. */
export const shapes = {
  'list-one-without-ip': {
    says: 'One sending IP of the list has no external_ip.',
    change: on('list 200', inList('middle', without('external_ip'))),
  },
  'list-one-without-hostname': {
    says: 'One sending IP of the list has no hostname.',
    change: on('list 200', inList('middle', without('hostname'))),
  },
  'list-last-without-pool': {
    says: 'The last sending IP of the list has no ip_pool.',
    change: on('list 200', inList('last', without('ip_pool'))),
  },
  'list-last-without-flag': {
    says: 'The last sending IP of the list has no customer_provided.',
    change: on('list 200', inList('last', without('customer_provided'))),
  },
  'list-one-flag-as-text': {
    says: 'One sending IP of the list has customer_provided "false".',
    change: on('list 200', inList('middle', having({ customer_provided: 'false' }))),
  },
  'list-one-flag-as-number': {
    says: 'One sending IP of the list has customer_provided 0.',
    change: on('list 200', inList('last', having({ customer_provided: 0 }))),
  },
  'list-one-flag-null': {
    says: 'One sending IP of the list has customer_provided null.',
    change: on('list 200', inList('first', having({ customer_provided: null }))),
  },
  'list-one-hostname-null': {
    says: 'One sending IP of the list has hostname null.',
    change: on('list 200', inList('middle', having({ hostname: null }))),
  },
  'list-one-pool-number': {
    says: 'One sending IP of the list has a number for its pool.',
    change: on('list 200', inList('last', having({ ip_pool: 7 }))),
  },
  'list-one-pool-object': {
    says: 'One sending IP of the list has an object for its pool.',
    change: on('list 200', inList('last', having({ ip_pool: { name: 'bulk-eu' } }))),
  },
  'list-one-ip-number': {
    says: 'One sending IP of the list has its address as a number.',
    change: on('list 200', inList('last', having({ external_ip: 2476740867 }))),
  },
  'list-last-ip-out-of-range': {
    says: 'The last address of the list has an octet of 300.',
    change: on('list 200', inList('last', having({ external_ip: '147.160.300.8' }))),
  },
  'list-last-ip-v6': {
    says: 'The last address of the list is IPv6.',
    change: on('list 200', inList('last', having({ external_ip: '2001:db8::25' }))),
  },
  'list-last-ip-with-port': {
    says: 'The last address of the list carries a port.',
    change: on('list 200', inList('last', having({ external_ip: '147.160.17.8:25' }))),
  },
  'list-last-ip-empty': {
    says: 'The last address of the list is an empty string.',
    change: on('list 200', inList('last', having({ external_ip: '' }))),
  },
  'list-last-hostname-sentence': {
    says: 'The last hostname of the list is a sentence.',
    change: on('list 200', inList('last', having({ hostname: 'no reverse DNS yet!' }))),
  },
  'list-last-hostname-url': {
    says: 'The last hostname of the list is a URL.',
    change: on('list 200', inList('last', having({ hostname: 'https://relay-6.parcelpost.example/' }))),
  },
  'list-one-entry-null': {
    says: 'One entry of the list is null.',
    change: on(
      'list 200',
      inList('middle', () => null),
    ),
  },
  'list-one-entry-text': {
    says: 'One entry of the list is an address alone.',
    change: on(
      'list 200',
      inList('last', (ip) => ip.external_ip),
    ),
  },
  'list-of-lists': {
    says: 'Each entry of the list is wrapped in a list.',
    change: on(
      'list 200',
      value<ListBody>(({ results }) => ({ results: results.map((ip) => [ip]) })),
    ),
  },
  'list-as-object': {
    says: 'The list is an object by address.',
    change: on(
      'list 200',
      value<ListBody>(({ results }) => ({
        results: Object.fromEntries(results.map((ip) => [ip.external_ip, ip])),
      })),
    ),
  },
  'list-single-object': {
    says: 'The list is its first entry alone.',
    change: on(
      'list 200',
      value<ListBody>(({ results }) => ({ results: results[0] })),
    ),
  },
  'list-results-null': {
    says: 'The list has null for results.',
    change: on(
      'list 200',
      value(() => ({ results: null })),
    ),
  },
  'list-bare-array': {
    says: 'The list is an array without results around it.',
    change: on(
      'list 200',
      value<ListBody>(({ results }) => results),
    ),
  },
  'list-nested-deeper': {
    says: 'The list is one level deeper.',
    change: on(
      'list 200',
      value<ListBody>(({ results }) => ({ results: { items: results } })),
    ),
  },
  'list-under-other-name': {
    says: 'The list is called data.',
    change: on(
      'list 200',
      value<ListBody>(({ results }) => ({ data: results })),
    ),
  },
  'list-camel-case': {
    says: 'The fields of the list are in camel case.',
    change: on(
      'list 200',
      value<ListBody>(({ results }) => ({
        results: results.map((ip) => ({
          externalIp: ip.external_ip,
          hostname: ip.hostname,
          ipPool: ip.ip_pool,
          customerProvided: ip.customer_provided,
        })),
      })),
    ),
  },
  'list-capitalised-results': {
    says: 'The list is called Results.',
    change: on(
      'list 200',
      value<ListBody>(({ results }) => ({ Results: results })),
    ),
  },
  'get-without-hostname': {
    says: 'A sending IP has no hostname.',
    change: on('get 200', inItem(without('hostname'))),
  },
  'get-without-ip': {
    says: 'A sending IP has no external_ip.',
    change: on('get 200', inItem(without('external_ip'))),
  },
  'get-without-pool': {
    says: 'A sending IP has no ip_pool.',
    change: on('get 200', inItem(without('ip_pool'))),
  },
  'get-without-flag': {
    says: 'A sending IP has no customer_provided.',
    change: on('get 200', inItem(without('customer_provided'))),
  },
  'get-flag-as-text': {
    says: 'A sending IP has customer_provided as text.',
    change: on(
      'get 200',
      inItem((ip) => ({ ...ip, customer_provided: String(ip.customer_provided) })),
    ),
  },
  'get-pool-null': {
    says: 'A sending IP has ip_pool null.',
    change: on('get 200', inItem(having({ ip_pool: null }))),
  },
  'get-pool-as-list': {
    says: 'A sending IP has a list of pools.',
    change: on(
      'get 200',
      inItem((ip) => ({ ...ip, ip_pool: [ip.ip_pool] })),
    ),
  },
  'get-list-form': {
    says: 'A sending IP comes as a list of one.',
    change: on(
      'get 200',
      value<ItemBody>(({ results }) => ({ results: [results] })),
    ),
  },
  'get-without-results': {
    says: 'A sending IP comes without results around it.',
    change: on(
      'get 200',
      value<ItemBody>(({ results }) => results),
    ),
  },
  'get-renamed-field': {
    says: 'A sending IP has ipPool in place of ip_pool.',
    change: on(
      'get 200',
      inItem(({ ip_pool, ...ip }) => ({ ...ip, ipPool: ip_pool })),
    ),
  },
  'put-without-message': {
    says: 'The answer to an update has no message.',
    change: on(
      'put 200',
      value(() => ({ results: {} })),
    ),
  },
  'put-message-null': {
    says: 'The answer to an update has message null.',
    change: on(
      'put 200',
      value(() => ({ results: { message: null } })),
    ),
  },
  'put-message-outside': {
    says: 'The message of an update stands outside of results.',
    change: on(
      'put 200',
      value<MessageBody>(({ results }) => results),
    ),
  },
  'put-answers-resource': {
    says: 'An update is answered with the sending IP.',
    change: on(
      'put 200',
      value(() => ({
        results: { external_ip: '147.160.17.3', ip_pool: 'bulk-eu', customer_provided: false },
      })),
    ),
  },
  'put-answers-list': {
    says: 'An update is answered with a list of messages.',
    change: on(
      'put 200',
      value<MessageBody>(({ results }) => ({ results: [results] })),
    ),
  },
  'errors-as-object': {
    says: 'The errors of a 404 are one object.',
    change: on(
      'get 404',
      inErrors((message) => ({ message })),
    ),
  },
  'errors-as-text': {
    says: 'The errors of a 400 are a string.',
    change: on(
      'get 400',
      inErrors((message) => message),
    ),
  },
  'errors-of-texts': {
    says: 'The errors of a refused update are strings.',
    change: on(
      'put 400',
      inErrors((message) => [message]),
    ),
  },
  'errors-empty': {
    says: 'The list of errors of a 404 is empty.',
    change: on(
      'put 404',
      inErrors(() => []),
    ),
  },
  'errors-null': {
    says: 'The errors of a 400 are null.',
    change: on(
      'put 400',
      inErrors(() => null),
    ),
  },
  'errors-called-error': {
    says: 'Each refusal says error, not errors.',
    change: on(
      refusals,
      value<ErrorBody>(({ errors }) => ({ error: errors[0] })),
    ),
  },
  'errors-bare-list': {
    says: 'A 404 is a list of errors without a name.',
    change: on(
      'get 404',
      value<ErrorBody>(({ errors }) => errors),
    ),
  },
  'error-without-message': {
    says: 'The error of a 404 has no message.',
    change: on(
      'get 404',
      inErrors(() => [{ code: 1600 }]),
    ),
  },
  'error-message-empty': {
    says: 'The message of a 400 is an empty string.',
    change: on(
      'get 400',
      inErrors(() => [{ message: '' }]),
    ),
  },
  'error-message-null': {
    says: 'The message of a 404 is null.',
    change: on(
      'put 404',
      inErrors(() => [{ message: null }]),
    ),
  },
  'error-message-object': {
    says: 'The message of a 400 is an object by language.',
    change: on(
      'put 400',
      inErrors((message) => [{ message: { en: message } }]),
    ),
  },
  'error-called-description': {
    says: 'The message of a 400 is called description.',
    change: on(
      'put 400',
      inErrors((message) => [{ description: message }]),
    ),
  },
  'second-error-broken': {
    says: 'A second error has no message.',
    change: on(
      'put 400',
      inErrors((message) => [{ message }, { detail: 'see above' }]),
    ),
  },
  'success-with-errors': {
    says: 'A sending IP is answered with 200 and an error body.',
    change: on(
      'get 200',
      value(() => ({ errors: [{ message: 'Try again later.' }] })),
    ),
  },
  'refusal-with-results': {
    says: 'A refused update is answered with 400 and a success body.',
    change: on(
      'put 400',
      value(() => ({ results: { message: 'Updated IP Pool.' } })),
    ),
  },
} satisfies Record<string, Flaw<Account>>;

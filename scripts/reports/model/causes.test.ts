import { expect, it } from 'vitest';
import { failed, resultOf } from '../../../fixtures/reports/build.ts';
import { ownDeviations, sharedCauses } from './causes.ts';

const text = (actual = 'text/plain; charset=utf-8') =>
  failed('media type', { code: 'wrong-media-type', expected: 'application/json', actual });
const status = (expected: string, got: number) =>
  failed('status', { code: 'wrong-status', expected, actual: `${got}`, status: got });
const deviating = (id: string, ...assertions: Parameters<typeof resultOf>[0]['assertions'] & object) =>
  resultOf({ id, verdict: 'deviates', assertions });

it('shows one cause once, with all responses that it concerns, and keeps what each has of its own', () => {
  const first = deviating('a/b/404', text());
  const second = deviating('a/b/409', text('text/plain'), status('status 409', 200));
  const causes = sharedCauses([first, second]);
  expect(causes.map(({ deviation, results }) => [deviation.code, results.map(({ id }) => id)])).toEqual([
    ['wrong-media-type', ['a/b/404', 'a/b/409']],
  ]);
  expect(ownDeviations(first, causes)).toEqual([]);
  expect(ownDeviations(second, causes)).toMatchObject([{ code: 'wrong-status' }]);
});

it.each([
  ['a status of the API itself', status('status 404', 200), status('status 404', 200)],
  ['another media type', text(), text('text/html')],
])('takes %s for no shared cause', (_what, one, other) => {
  expect(sharedCauses([deviating('a/b/404', one), deviating('a/c/404', other)])).toEqual([]);
});

it('takes the same words of a refusal for a shared cause where a success was expected', () => {
  const said = (expected: string, actual: string) =>
    failed('status', { code: 'wrong-status', expected, actual, status: 404 });
  const results = [
    deviating('a/b/200', said('status 200', '404 Not Found saying "no such path"')),
    deviating('a/c/204', said('status 204', '404 Not Found saying "no such path"')),
    deviating('a/d/200', said('status 200', '404 Not Found saying "no such lamp"')),
    deviating('a/e/409', said('status 409', '404 Not Found saying "no such path"')),
  ];
  expect(sharedCauses(results).map((cause) => cause.results.map(({ id }) => id))).toEqual([
    ['a/b/200', 'a/c/204'],
  ]);
});

it('takes a refused credential for a shared cause, whatever was expected', () => {
  const all = [
    deviating('a/b/200', status('status 200', 401)),
    deviating('a/c/404', status('status 404', 401)),
  ];
  expect(sharedCauses(all)).toHaveLength(1);
});

const field = (code: 'invalid-body' | 'not-stored' | 'sibling-deviates', place: string) =>
  failed('body', { code, place, expected: 'a string', actual: '1' });
const at = (
  id: string,
  uriTemplate: string,
  ...assertions: Parameters<typeof resultOf>[0]['assertions'] & object
) => resultOf({ id, uriTemplate, verdict: 'deviates', assertions });

it.each([
  ['shown in a list and alone', '/0/kind', '/kind', 'invalid-body', '/users/{id}'],
  [
    'shown in the envelope of a list and of a thing',
    '/data/3/kind',
    '/data/kind',
    'invalid-body',
    '/users/{id}',
  ],
  ['not stored by two operations', '/kind', '/kind', 'not-stored', '/users/{user}'],
] as const)('takes a field of one resource that is %s for one cause', (_what, one, other, code, path) => {
  const causes = sharedCauses([
    at('a/b/200', '/users', field(code, one)),
    at('a/c/200', path, field(code, other)),
  ]);
  expect(causes.map(({ results }) => results.length)).toEqual([2]);
});

it.each([
  ['another field', '/name', '/users/{id}'],
  ['another resource', '/kind', '/teams/{id}'],
])('takes %s for a cause of its own', (_what, place, path) => {
  const all = [
    at('a/b/200', '/users/{id}', field('not-stored', '/kind')),
    at('a/c/200', path, field('not-stored', place)),
  ];
  expect(sharedCauses(all)).toEqual([]);
});

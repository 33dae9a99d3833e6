import { expect, it } from 'vitest';
import { notes, planOfText, shelves } from '../../../fixtures/score/subject.ts';
import type { Json, JsonSchema } from '../../documentation/index.ts';
import type { DocumentedAnswer } from './documented-answer.ts';
import { fieldMutations } from './fields.ts';
import { mutantsOf } from './index.ts';
import { placeText } from './mutation-text.ts';
import { placesIn } from './places.ts';

const [plan, further] = await Promise.all([planOfText(notes), planOfText(shelves)]);
const ids = mutantsOf(plan).map(({ id }) => id.replace(/^test\//, ''));
const of = (response: string, kind: string) =>
  ids.filter((id) => id.startsWith(`${response}#${kind}`)).map((id) => id.slice(response.length + 1));

it('names each mutant once', () => {
  expect(new Set(ids).size).toBe(ids.length);
});

it('breaks fields at every depth, in the first, a middle and the last item of a list', () => {
  expect(of('list-notes/200', 'field-missing')).toEqual([
    'field-missing:/total',
    'field-missing:/notes',
    'field-missing:/notes/first/id',
    'field-missing:/notes/first/title',
    'field-missing:/notes/first/done',
    'field-missing:/notes/last/id',
    'field-missing:/notes/last/title',
    'field-missing:/notes/last/done',
    'field-missing:/notes/middle/id',
    'field-missing:/notes/middle/title',
    'field-missing:/notes/middle/done',
  ]);
});

it('gives a value each of the other types', () => {
  expect(of('read-a-note/200', 'wrong-type:/title').length).toBe(4);
});

it('answers with every other documented status, and with 500', () => {
  expect(of('create-a-note/201', 'wrong-status')).toEqual(['wrong-status:422', 'wrong-status:500']);
});

it('answers an error with the status of the documented success', () => {
  expect(of('create-a-note/422', 'error-as-success')).toEqual(['error-as-success:201']);
  expect(of('create-a-note/201', 'error-as-success')).toEqual([]);
});

it('removes the envelope of a list that has totals beside it, and of an only field', () => {
  expect(of('list-notes/200', 'envelope-removed')).toEqual(['envelope-removed:notes']);
  expect(of('read-a-note/404', 'envelope-removed')).toEqual(['envelope-removed:message']);
});

it('breaks what is shown of any item, and each item of a list within the first one', () => {
  const body: Json = { lists: [{ a: [1] }, { b: 2 }] };
  const places = placesIn(body, {}).map(({ place }) => placeText(place));
  expect(places).toEqual(
    expect.arrayContaining(['/lists/first/b', '/lists/first/a/middle', '/lists/last/a/first']),
  );
  expect(places).not.toContain('/lists/last/a/last');
});

it.each<[JsonSchema, Json, readonly Json[]]>([
  [{ minItems: 1, maxItems: 2, uniqueItems: true }, ['x'], [[], ['x', 'x', 'x'], ['x', 'x']]],
  [{ multipleOf: 0.5, exclusiveMinimum: 0 }, 1, [0, 1.25]],
  [{ minLength: 2, maxLength: 3 }, 'abc', ['a', 'abcx']],
])('breaks the limits %j of %j', (schema, value, expected) => {
  const answer = {
    example: { value },
    schema: { properties: { value: schema } },
  } as unknown as DocumentedAnswer;
  const beyond = fieldMutations(answer).flatMap((each) => (each.kind === 'out-of-range' ? [each.value] : []));
  expect(beyond).toEqual(expected);
});

it('breaks what lists are asked for, and what they show', () => {
  expect([
    ...of('list-notes/200', 'limit'),
    ...of('list-notes/200', 'order'),
    ...of('list-notes/200', 'item'),
    ...of('list-notes/200', 'wrong-total'),
  ]).toEqual(['limit-ignored:limit', 'order-ignored', 'item-repeated', 'item-omitted', 'wrong-total:/total']);
});

it('breaks totals in headers, and fields inside of what is stored', () => {
  const texts = mutantsOf(further).map(({ id }) => id.slice(id.indexOf('/') + 1));
  expect(texts).toContain('get-books/200#wrong-total:X-Total-Count');
  expect(texts).toContain('post-books/201#field-not-stored:publisher/city');
});

it('breaks writes and removals by what they store', () => {
  expect(of('create-a-note/201', 'field-not')).toEqual(['field-not-stored:title', 'field-not-stored:done']);
  expect(of('delete-a-note/204', 'not-removed').concat(of('delete-a-note/204', 'another'))).toEqual([
    'not-removed',
    'another-removed',
  ]);
});

it('distinguishes credentials that are not checked from other refusals', () => {
  expect(of('list-notes/401', 'credentials')).toEqual(['credentials-not-checked']);
  expect(of('create-a-note/422', 'not-refused')).toEqual(['not-refused']);
});

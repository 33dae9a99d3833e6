import { expect, it } from 'vitest';
import { notes, planOfText } from '../../fixtures/score/subject.ts';
import { recorder } from './baseline.ts';
import type { Mutant, Mutation } from './model.ts';
import { triageFor } from './triage.ts';

const plan = await planOfText(notes);
const record = recorder();
record.started('test/read-a-note/200');
const json = (body: unknown) => ({ status: 200, headers: [], body: JSON.stringify(body) });
record.answered('test/read-a-note/200', json({ id: 1, title: 'Milk', done: false }));
record.answered('test/create-a-note/201', json({ id: 4, title: 'Tea', done: false }));
record.answered('test/create-a-note/422', json({ message: 'title is required' }));
const mutant = (response: string, mutation: Mutation): Mutant => ({
  id: `${response}#${JSON.stringify(mutation)}`,
  response: `test/${response}`,
  mutation,
});
const broken = [
  mutant('create-a-note/422', { kind: 'wrong-status', status: 201 }),
  mutant('read-a-note/200', { kind: 'wrong-status', status: 500 }),
  mutant('create-a-note/201', { kind: 'not-stored' }),
];
record.breakable(broken, () => true);
const triage = triageFor(plan, record.finish([]));
const fateOf = (response: string, mutation: Mutation) => triage(mutant(response, mutation))?.fate ?? 'breach';

it.each<[string, string, Mutation]>([
  ['breach', 'read-a-note/200', { kind: 'field-missing', place: ['title'] }],
  ['breach', 'read-a-note/200', { kind: 'body-null' }],
  ['not-reached', 'read-a-note/200', { kind: 'field-missing', place: ['tags'] }],
  ['not-reached', 'read-a-note/404', { kind: 'body-null' }],
  ['breach', 'create-a-note/422', { kind: 'wrong-status', status: 201 }],
  ['breach', 'read-a-note/200', { kind: 'wrong-status', status: 500 }],
  ['equivalent', 'read-a-note/200', { kind: 'header-missing', header: 'Date' }],
  ['breach', 'create-a-note/201', { kind: 'not-stored' }],
  ['not-reached', 'create-a-note/201', { kind: 'stored-twice' }],
])('%s: %s %j', (fate, response, mutation) => {
  expect(fateOf(response, mutation)).toBe(fate);
});

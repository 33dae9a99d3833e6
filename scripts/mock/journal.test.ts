import { expect, it } from 'vitest';
import { createJournal } from './journal.ts';

const entry = { at: 0, method: 'POST', status: 201, response: undefined, why: '' };

it('keeps no credential of a query or a body, also where it cuts', () => {
  const journal = createJournal(2);
  journal.add({ ...entry, target: '/login?api_key=abc123def', body: '{"password":"hunter2","name":"ann"}' });
  journal.add({
    ...entry,
    target: '/login',
    body: `{"pad":"${'x'.repeat(1_975)}","password":"hunter2-and-more"}`,
  });
  const [long, short] = journal.entries();
  expect(short).toMatchObject({
    target: '/login?api_key=‹api_key›',
    body: '{"password":"‹password›","name":"ann"}',
  });
  expect(long?.body).not.toContain('hunter');
});

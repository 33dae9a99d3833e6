import { expect, it } from 'vitest';
import { readDescription } from '../../documentation/index.ts';
import { spellings } from './spelling.ts';

async function spellingsIn(text: string, names: readonly string[]): Promise<Record<string, string>> {
  const read = await readDescription(`FORMAT: 1A\n# API\n${text}\n\n# GET /x\n+ Response 200\n`, 'a.apib');
  if (!read.ok) throw new Error('unreadable');
  return Object.fromEntries(spellings(read.description, names));
}

it('is the one that is used most, singular', async () => {
  const text = 'Lists sending IPs. Each sending IP is in one IP pool. A Sending IP has a host name.';
  expect(await spellingsIn(text, ['sending ip', 'ip pool'])).toEqual({
    'sending ip': 'sending IP',
    'ip pool': 'IP pool',
  });
});

it('takes a capital at the beginning of a sentence for one only where there is nothing else', async () => {
  const text = 'Webhooks are called. Webhooks are retried. Each webhook has a URL.\n\n- Policies';
  expect(await spellingsIn(text, ['webhook', 'policy'])).toEqual({ webhook: 'webhook', policy: 'Policy' });
});

it('leaves out what no text speaks of, and parts of paths, keys and longer names', async () => {
  const text = 'Call `/users` or https://example.com/USERS with {USER}, see USER_ID and “dkim-key”.';
  expect(await spellingsIn(text, ['user', 'key', 'tenant'])).toEqual({});
});

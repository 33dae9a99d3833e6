/** Ids beyond 2^53 are legal JSON numbers (RFC 8259, 6): each digit counts. */

import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { told, verdict, withFolder } from './cli/docproof.ts';
import { serveMock } from './cli/served.ts';
import { warmDocproof } from './cli/warm.ts';

const document = `FORMAT: 1A

# Accounts

## Accounts [/accounts]

### List accounts [GET]

+ Response 200 (application/json)

        [{"id": 9007199254740993, "owner_id": 1382350606417817601, "note": "hi"}]

## Account [/accounts/{id}]

+ Parameters
    + id: 9007199254740993 (number, required) - id of the account

### Get an account [GET]

+ Response 200 (application/json)

        {"id": 9007199254740993, "owner_id": 1382350606417817601, "note": "hi"}

+ Response 404 (application/json)

        {"message": "Account not found"}

### Change an account [PUT]

+ Request (application/json)

        {"owner_id": 1382350606417817603, "note": "ho"}

+ Response 200 (application/json)

        {"id": 9007199254740993, "owner_id": 1382350606417817603, "note": "ho"}

### Remove an account [DELETE]

+ Response 204
`;

/** By their ids, as texts: what a server in another language keeps as 64-bit numbers. */
const accounts = new Map(
  ['1382350606417817601', '1382350606417817603'].map((id) => [id, { owner: '9007199254740995', note: 'x' }]),
);
const requests: string[] = [];

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  requests.push(`${request.method} ${request.url} ${body}`);
  const answer = (status: number, text?: string) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  const id = request.url?.split('/')[2];
  if (id === undefined) return answer(200, `[${[...accounts.keys()].map(shown).join(',')}]`);
  if (!accounts.has(id)) return answer(404, '{"message": "Account not found"}');
  if (request.method === 'DELETE') return accounts.delete(id) && answer(204);
  if (request.method === 'PUT') {
    const [, owner = ''] = /"owner_id":\s*(\d+)/.exec(body) ?? [];
    const [, note = ''] = /"note":\s*"(\w+)"/.exec(body) ?? [];
    accounts.set(id, { owner, note });
  }
  return answer(200, shown(id));
});

function shown(id: string): string {
  const { owner, note } = accounts.get(id) ?? {};
  return `{"id": ${id}, "owner_id": ${owner}, "note": "${note}"}`;
}

describe('numbers beyond 2^53', () => {
  beforeAll(() => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)));
  afterAll(() => new Promise((done) => server.close(done)));

  test('keep their digits at a target', async () => {
    const target = { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    const { results } = await withDocument((file) => verdict(file, target, { by: warmDocproof }));
    expect(results.summary, told(results).join('\n')).toMatchObject({ conforms: 4, skipped: 1 });
    const paths = [...new Set(requests.map((text) => text.split(' ')[1]))];
    expect(paths).toEqual(
      expect.arrayContaining(['/accounts/1382350606417817601', '/accounts/1382350606417817603']),
    );
    const owners = requests.flatMap((text) => /"owner_id":(\d+)/.exec(text)?.[1] ?? []);
    expect(new Set(owners)).toEqual(new Set(['1382350606417817603', '9007199254740995']));
    expect([...accounts.values()].map(({ owner }) => owner)).toEqual([
      '9007199254740995',
      '9007199254740995',
    ]);
  });

  test('keep their digits at the mock', async () => {
    await withDocument(async (file) => {
      const mock = await serveMock([file]);
      const { results } = await verdict(file, mock, { by: warmDocproof, args: ['--writes', 'all'] });
      expect(results.summary, told(results).join('\n')).toMatchObject({ conforms: 5 });
      const read = await fetch(`${mock.baseUrl}/accounts`);
      expect(await read.text()).toMatch(/^\[(\{"id":90071992547409\d\d,.*)?\]$/);
      await mock.stop();
    });
  });
});

function withDocument<Result>(act: (file: string) => Promise<Result>): Promise<Result> {
  return withFolder((folder) => {
    const file = join(folder, 'accounts.apib');
    writeFileSync(file, document);
    return act(file);
  });
}

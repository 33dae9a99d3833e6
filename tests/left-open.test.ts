/** What a document leaves open: a sound server that decides it in its own way has no deviation, and a broken one has. */
import { writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { verdict, withFolder } from './cli/docproof.ts';
import { warmDocproof } from './cli/warm.ts';

const document = `FORMAT: 1A
# Encounters

## Encounters [/encounters]

### Add an encounter [POST]

+ Request (application/json)

    + Headers

            Authorization: Bearer abc

    + Body

            { "place": "harbour", "date": "2014-10-11 15:19:45" }

+ Response 201 (application/json)

        { "id": 1, "place": "harbour", "date": "2014-10-11T15:19:45.000+02:00" }

+ Response 401 (application/json)

        { "detail": "Please sign in" }

+ Response 401 (text/html)

        CONFLICT: duplicated object

## Encounter [/encounters/{id}]

+ Parameters
    + id: 1 (number)

### Read an encounter [GET]

+ Request

    + Headers

            Authorization: Bearer abc

+ Response 200 (application/json)

        { "id": 1, "place": "harbour", "date": "2014-10-11T15:19:45.000+02:00" }

### Remove an encounter [DELETE]

+ Request

    + Headers

            Authorization: Bearer abc

+ Response 204
`;

interface Encounter {
  readonly id: number;
  readonly place: string;
  readonly date: string;
}

/** Written from the document alone; `zoned` is how it stores a time that is sent without a zone. */
function encounters(zoned: (date: string) => string): RequestListener {
  const stored = new Map<string, Encounter>([
    ['1', { id: 1, place: 'harbour', date: '2014-10-11T15:19:45.000+02:00' }],
  ]);
  return (request, response) => {
    const answer = (status: number, body?: object) =>
      response
        .writeHead(status, body && { 'content-type': 'application/json' })
        .end(body && JSON.stringify(body));
    const id = /^\/encounters\/([^/?]+)/.exec(request.url ?? '')?.[1];
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      if (request.headers.authorization !== 'Bearer abc') return answer(401, { detail: 'Please sign in' });
      if (request.method === 'POST') {
        const { place, date } = JSON.parse(text) as Encounter;
        if (typeof date !== 'string') return answer(400, { detail: 'The date is missing' });
        const made = { id: stored.size + 7, place, date: zoned(date) };
        stored.set(String(made.id), made);
        return answer(201, made);
      }
      const found = stored.get(id ?? '');
      if (!found) return answer(404, { detail: 'Not found' });
      if (request.method !== 'DELETE') return answer(200, found);
      stored.delete(id ?? '');
      return answer(204);
    });
  };
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function deviationsOf(zoned: (date: string) => string): Promise<readonly string[]> {
  const server = createServer(encounters(zoned)).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((listening) => server.once('listening', listening));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return withFolder(async (folder) => {
    const file = join(folder, 'encounters.apib');
    writeFileSync(file, document);
    const env = { DOCPROOF_AUTHORIZATION: 'Bearer abc' };
    const args = ['--engine', 'direct'];
    const { results } = await verdict(file, { baseUrl }, { args, env, by: warmDocproof });
    return results.responses
      .filter((each) => each.verdict === 'deviates')
      .map(({ method, status, reason }) => `${method} ${status}: ${reason}`);
  });
}

describe('a time that is sent without a zone', () => {
  test.each<[string, (date: string) => string]>([
    ['its own zone', (date) => `${date.replace(' ', 'T')}.000+02:00`],
    ['UTC', (date) => new Date(`${date.replace(' ', 'T')}+02:00`).toISOString()],
  ])('may be shown in %s, and a second 401 need not come', async (_, zoned) => {
    expect(await deviationsOf(zoned)).toEqual([]);
  });

  test('may not become another one', async () => {
    const [first = ''] = await deviationsOf(() => '2000-01-01T00:00:01.000+02:00');
    expect(first).toContain('/date');
  });
});

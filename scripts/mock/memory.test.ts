/** Requests without end, of which nothing is kept but what is stored, and the latest in the journal. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, expect, it } from 'vitest';
import { createExchange, type Exchange } from './exchange.ts';
import { planOf } from './fixtures/client.ts';
import { library } from './fixtures/library.ts';
import { createService } from './service.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const mebibytes = () => {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1_048_576;
};

let exchange: Exchange;
beforeAll(async () => {
  const settings = { plans: [await planOf(library)] };
  exchange = createExchange(await createService(settings), settings, 1_000);
}, 60_000);

const response = { writeHead: () => response, end: () => response } as unknown as ServerResponse;

function request(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): IncomingMessage {
  return { method, url, headers, rawHeaders: Object.entries(headers).flat() } as unknown as IncomingMessage;
}

/** Each has to be worked out: neither address nor headers were there before. */
function readManyAddresses(count: number, round: number): void {
  for (let index = 0; index < count; index += 1) {
    const mark = `${round}-${index}-${'x'.repeat(500)}`;
    exchange.read(request('GET', `/books?q=${mark}`), response);
    exchange.read(request('GET', '/books/7', { 'x-trace': mark }), response);
    exchange.read(request('GET', `/nowhere/${mark}`), response);
  }
}

it('forgets what many addresses and headers were answered', () => {
  readManyAddresses(3_000, 0);
  const before = mebibytes();
  for (let round = 1; round <= 4; round += 1) readManyAddresses(3_000, round);
  expect(mebibytes() - before).toBeLessThan(20);
});

async function changeWithLargeBodies(count: number, round: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const body = JSON.stringify({ genre: `${round}-${index}`, ignored: 'y'.repeat(100_000) });
    await exchange.full(request('PATCH', '/books/9', { 'content-type': 'application/json' }), response, body);
    await exchange.full(request('POST', '/nowhere'), response, body);
  }
}

it('keeps no large body in the journal, nor among what was done', async () => {
  await changeWithLargeBodies(20, 0);
  const before = mebibytes();
  await changeWithLargeBodies(400, 1);
  expect(mebibytes() - before).toBeLessThan(16);
});

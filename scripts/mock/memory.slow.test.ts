/** Requests without end, of which nothing is kept but what is stored, and the latest in the journal. */
import { Agent, request } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planOf } from '../../fixtures/mock/client.ts';
import { library } from '../../fixtures/mock/library.ts';
import { type MockServer, startMock } from './index.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const mebibytes = () => {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1_048_576;
};

let server: MockServer;
const agent = new Agent({ keepAlive: true });
beforeAll(async () => {
  server = await startMock({ plans: [await planOf(library)], port: 0 });
}, 60_000);
afterAll(async () => {
  agent.destroy();
  await server.close();
});

function send(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { method, headers, agent }, (answer) => {
      answer.resume().once('end', resolve).once('error', reject);
    });
    sent.once('error', reject).end(body);
  });
}

/** Each has to be worked out: neither address nor headers were there before. */
async function readManyAddresses(count: number, round: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const mark = `${round}-${index}-${'x'.repeat(2_000)}`;
    await Promise.all([
      send('GET', `/books?q=${mark}`),
      send('GET', '/books/7', { 'x-trace': mark }),
      send('GET', `/nowhere/${mark}`),
    ]);
  }
}

it('forgets what many addresses and headers were answered', { timeout: 60_000 }, async () => {
  await readManyAddresses(300, 0);
  const before = mebibytes();
  await readManyAddresses(400, 1);
  expect(mebibytes() - before).toBeLessThan(12);
});

async function changeWithLargeBodies(count: number, round: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const body = JSON.stringify({ genre: `${round}-${index}`, ignored: 'y'.repeat(100_000) });
    await send('PATCH', '/books/9', { 'content-type': 'application/json' }, body);
    await send('POST', '/nowhere', {}, body);
  }
}

it('keeps no large body in the journal, nor among what was done', { timeout: 60_000 }, async () => {
  await changeWithLargeBodies(20, 0);
  const before = mebibytes();
  await changeWithLargeBodies(150, 1);
  expect(mebibytes() - before).toBeLessThan(12);
});

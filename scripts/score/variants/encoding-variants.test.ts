import { type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { notes, planOfText } from '../../../fixtures/score/subject.ts';
import { startEmbedded } from '../../mock/index.ts';
import { accepts, encodingVariants } from './encoding-variants.ts';

const plan = await planOfText(notes);

it.each([
  ['gzip, deflate', true],
  ['deflate, GZIP;q=0.5', true],
  ['gzip;q=0', false],
  ['gzip; q=0.000', false],
  ['x-gzip', false],
  ['', false],
])('Accept-Encoding: %s', (value, expected) => {
  expect(accepts({ headers: new Map([['accept-encoding', value]]) }, 'gzip')).toBe(expected);
});

it('compresses the body of an answer for a request that accepts it, and of no other', async () => {
  const gzip = encodingVariants.find(({ name }) => name === 'encoded-as-gzip');
  const mock = await startEmbedded(plan, {}, { ...(gzip?.layer && { layer: gzip.layer(plan) }) });
  try {
    const plain = await answerOf(`${mock.url}/notes/1`, 'identity');
    const packed = await answerOf(`${mock.url}/notes/1`, 'gzip');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['content-length']).toBe(String(packed.body.length));
    expect(gunzipSync(packed.body)).toEqual(plain.body);
  } finally {
    await mock.close();
  }
});

/** The bytes as they are sent: fetch would decode them. */
function answerOf(url: string, accepted: string) {
  return new Promise<{ readonly headers: IncomingHttpHeaders; readonly body: Buffer }>((resolve, reject) => {
    request(url, { headers: { 'Accept-Encoding': accepted } }, (answer) => {
      buffer(answer).then((body) => resolve({ headers: answer.headers, body }), reject);
    })
      .on('error', reject)
      .end();
  });
}

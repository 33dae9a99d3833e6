import { describe, expect, it } from 'vitest';
import type { TextsOfRefusal } from './plan.ts';
import { rewordings, saysAnother } from './wording.ts';

const messages = { '/message': 'No IP 1.2.3.4 in "Main pool"' };

/** What is reported of a message, where these values and this body were sent. */
const told = (message: string, sent: { values?: Record<string, string>; sent?: { pool: string } } = {}) =>
  rewordings({ message }, messages, { values: {}, sent: undefined, ...sent });

describe('a message', () => {
  it('may differ in case and punctuation', () => {
    expect(told("no IP 1.2.3.4 in 'main pool'.")).toEqual([]);
  });

  it('may show the values that were sent, also such of several words', () => {
    const sent = { values: { ip: '10.0.9.7' }, sent: { pool: 'Second best' } };
    expect(told('No IP 10.0.9.7 in "Second best"', sent)).toEqual([]);
    expect(told('No IP 10.0.9.8 in "Second best"', sent)).not.toEqual([]);
  });

  it('that goes on is another', () => {
    expect(told('No IP 1.2.3.4 in "Main pool" any more')).not.toEqual([]);
  });

  it('of other words is reported with its place', () => {
    expect(told('Gone')).toMatchObject([
      {
        code: 'reworded-message',
        place: '/message',
        expected: '"No IP 1.2.3.4 in \\"Main pool\\""',
        actual: '"Gone"',
      },
    ]);
  });

  it('that did not come at all is a matter of the schema', () => {
    expect(rewordings({ error: 'Gone' }, messages, { values: {}, sent: undefined })).toEqual([]);
  });
});

describe('a refusal', () => {
  const others: readonly TextsOfRefusal[] = [
    { status: 404, texts: { '/code': 'absent', '/message': 'No such IP' } },
    { status: 409, texts: { '/message': 'In use' } },
  ];

  it.each([
    [{ code: 'absent', message: 'No such IP' }, ['/code']],
    [{ code: 'invalid', message: 'No such IP' }, []],
    [{ code: 'invalid', message: 'In use' }, ['/message']],
    [{ code: 'invalid', message: 'Not an IP' }, []],
  ])('that says %j says what is documented for another status at %j', (body, places) => {
    expect(saysAnother(body, others).map(({ place }) => place)).toEqual(places);
  });
});

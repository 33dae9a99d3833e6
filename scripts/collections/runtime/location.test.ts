import { expect, it } from 'vitest';
import { percentDecoded } from '../../documentation/index.ts';
import { lastSegment } from './location.ts';

it.each([
  ['https://api.example.com/v1/cups/4?full=1', '4'],
  ['/cups/a%20b/', 'a b'],
  ['/cups/100%', '100%'],
  ['', undefined],
])('of the address %j the last part is %j', (address, part) => {
  const last = lastSegment(address);
  expect(last && percentDecoded(last)).toBe(part);
});

import { expect, it } from 'vitest';
import { lastSegment, unescaped } from './location.ts';

it.each([
  ['https://api.example.com/v1/cups/4?full=1', '4'],
  ['/cups/a%20b/', 'a b'],
  ['/cups/100%', '100%'],
  ['', undefined],
])('of the address %j the last part is %j', (address, part) => {
  const last = lastSegment(address);
  expect(last && unescaped(last)).toBe(part);
});

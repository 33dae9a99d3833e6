import { describe, expect, it } from 'vitest';
import { acceptance } from './negotiation.ts';

describe('the Accept header', () => {
  it.each([
    [undefined, 'application/json', 1],
    ['*/*', 'text/csv', 1],
    ['text/html, application/*;q=0.5', 'application/json', 0.5],
    ['application/json', 'application/vnd.api+json; charset=utf-8', 1],
    ['text/html', 'application/json', 0],
    ['application/json;q=0, */*', 'application/json', 0],
    ['garbage', 'application/json', 0],
  ])('%s gives %s the quality %s', (accept, type, quality) => {
    expect(acceptance(accept, type)).toBe(quality);
  });
});

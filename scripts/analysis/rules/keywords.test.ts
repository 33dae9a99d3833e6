import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../documentation/index.ts';
import { createAjv } from '../schemas/ajv.ts';
import { breaks, keywordsOf, type Rule } from './index.ts';

const limits = {
  min: fc.option(fc.nat(5), { nil: undefined }),
  max: fc.option(fc.nat(9), { nil: undefined }),
};
const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    kind: fc.constant('type' as const),
    type: fc.constantFrom('string', 'integer', 'array', 'boolean'),
  }),
  fc.record({
    kind: fc.constant('members' as const),
    values: fc.array(fc.constantFrom('a', 'b', 1, true), { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('length' as const), ...limits }),
  fc.record({ kind: fc.constant('count' as const), ...limits }),
  fc.record({ kind: fc.constant('pattern' as const), pattern: fc.constantFrom('^a', '[0-9]+$', '\\d') }),
  fc.constant({ kind: 'filled' as const }),
  fc.record({ kind: fc.constant('no-prefix' as const), prefix: fc.constantFrom('a', 'a.b', '/x+') }),
);
const value: fc.Arbitrary<Json> = fc.oneof(
  fc.string({ maxLength: 10 }),
  fc.constantFrom<Json>('a.bc', '/x+', 'a', ' ', '12'),
  fc.integer({ min: -9, max: 9 }),
  fc.boolean(),
  fc.array(fc.integer(), { maxLength: 10 }),
);

test('a schema with the keywords of a rule refuses what breaks the rule, and nothing else', () => {
  fc.assert(
    fc.property(rule, value, (stated, sent) => {
      expect(createAjv().validate(keywordsOf(stated), sent)).toBe(!breaks(stated, sent));
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['ipv4', '10.0.0.1', '10.0.0'],
  ['email', 'a@example.com', 'a'],
  ['date', '2030-01-15', 'tomorrow'],
  ['hex', '5f0c', 'xyz'],
] as const)('the form %s takes %s and not %s', (form, good, bad) => {
  const validate = createAjv().compile(keywordsOf({ kind: 'form', form }));
  expect([validate(good), validate(bad)]).toEqual([true, false]);
});

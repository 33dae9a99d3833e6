import { expect, it } from 'vitest';
import { parameterValue } from './parameter-value.ts';

const integers = { type: 'array', items: { type: 'integer' } };

it.each([
  [{ type: 'integer' }, ['5'], undefined, 5],
  [{ type: 'integer' }, ['five'], undefined, 'five'],
  [{ type: 'boolean' }, ['yes'], undefined, true],
  [integers, ['1,2'], undefined, [1, 2]],
  [integers, ['1', '2'], undefined, [1, 2]],
  [integers, ['1|2'], '|', [1, 2]],
  [{ type: 'object' }, ['{"from":1}'], undefined, { from: 1 }],
  [{ type: 'object' }, ['from 1'], undefined, 'from 1'],
])('by %j the texts %j, parted by %s, stand for %j', (schema, texts, separator, value) => {
  expect(parameterValue(schema, texts, separator)).toEqual(value);
});

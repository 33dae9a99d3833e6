import { expect, it } from 'vitest';
import { parameterValue } from './parameter-value.ts';

const integers = { type: 'array', items: { type: 'integer' } };

const object = {
  type: 'object',
  properties: { R: { $ref: '#/$defs/Part' } },
  $defs: { Part: { type: 'integer' } },
};

it.each([
  [{ type: 'integer' }, ['5'], {}, 5],
  [{ type: 'integer' }, ['five'], {}, 'five'],
  [{ type: 'boolean' }, ['yes'], {}, true],
  [integers, ['1,2'], {}, [1, 2]],
  [integers, ['1', '2'], {}, [1, 2]],
  [integers, ['1|2'], { parts: { separator: '|' } }, [1, 2]],
  [integers, ['id=1;id=2'], { name: 'id', parts: { separator: ';', named: true } }, [1, 2]],
  [{ type: 'object' }, ['{"from":1}'], {}, { from: 1 }],
  [{ type: 'object' }, ['from 1'], {}, 'from 1'],
  [object, ['R,100,name,red'], {}, { R: 100, name: 'red' }],
  [object, ['R=100,name=red'], { parts: { separator: ',', named: true } }, { R: 100, name: 'red' }],
  [object, ['R,100,name'], {}, 'R,100,name'],
  [{}, ['{"R":1}'], { mediaType: 'application/json' }, { R: 1 }],
  [object, ['not JSON'], { mediaType: 'application/json' }, 'not JSON'],
] as const)('by %j the texts %j, written as %j, stand for %j', (schema, texts, form, value) => {
  expect(parameterValue(schema, texts, form)).toEqual(value);
});

import { describe, expect, it } from 'vitest';
import { createFaults, faultFromJson, faultText, parseFault } from './faults.ts';

function faultOf(text: string) {
  const fault = parseFault(text);
  if ('problem' in fault) throw new Error(fault.problem);
  return fault;
}

describe('a fault', () => {
  it.for(['503', 'reset', 'timeout,every=3', 'truncate,every=2,method=GET,path=/orders', '503,path=/a*b/c'])(
    '%s is read and written',
    (text) => expect(faultText(faultOf(text))).toBe(text),
  );

  it.for([
    ['flood', 'not a fault'],
    ['status', 'not a fault'],
    ['100', 'not a status from 200 to 599'],
    ['600', 'not a status from 200 to 599'],
    ['503,every=0', 'every must be'],
    ['503,every=x', 'every must be'],
    ['503,path=orders', 'path must start with /'],
    ['503,path=/orders?page=1', 'have no query'],
    ['503,path=', 'not an option'],
    ['503,method=G T', 'HTTP method'],
    ['503,colour=red', 'not an option'],
  ])('%s is refused', ([text = '', problem = '']) => {
    expect(parseFault(text)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it.for([null, 7, [], { kind: 'flood' }, { status: '503' }, { every: 0.5 }, { path: '*' }, { method: 7 }])(
    '%j is refused',
    (value) => expect(faultFromJson(value)).toHaveProperty('problem'),
  );

  it.for([
    ['/orders', '/orders/7?x=1', true],
    ['/orders', '/Orders', false],
    ['/orders/*/items', '/orders/7/items/1', true],
    ['/orders/*/items', '/orders/7?x=/items', false],
    ['/*', '/', true],
    ['/**b', '/ab', true],
    [`/${'*a'.repeat(200)}*b`, `/${'a'.repeat(8_000)}`, false],
  ] as const)('at %s concerns %s: %s', ([path, target, concerned]) => {
    const faults = createFaults([faultOf(`503,path=${path}`)]);
    expect(faults.next('GET', target) !== undefined).toBe(concerned);
  });
});

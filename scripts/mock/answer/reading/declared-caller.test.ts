import { expect, it } from 'vitest';
import type { SecurityScheme } from '../../../documentation/index.ts';
import { declaredCaller } from './declared-caller.ts';

const source = { file: 'a.yaml', line: 1 };
const schemes: readonly SecurityScheme[] = [
  { name: 'key', description: '', source, kind: 'api-key', in: 'header', parameter: 'Authorization' },
  { name: 'token', description: '', source, kind: 'bearer', scheme: 'Bearer' },
  { name: 'tenant', description: '', source, kind: 'api-key', in: 'query', parameter: 'tenant' },
];
const all = [schemes.map(({ name }) => ({ scheme: name, scopes: [] }))];
const accepted = { owner: new Set(['k', 'Bearer t', 't', '7']), second: new Set<string>() };

it.each([
  ['k', ['7'], 'owner'],
  ['Bearer t', ['7'], 'owner'],
  ['Bearer x', ['7'], 'stranger'],
  ['k', [], 'nobody'],
])(
  'takes one of the schemes that share a header: %s with tenant %j is of the %s',
  (header, tenant, caller) => {
    const carrier = { headers: new Map([['authorization', header]]), query: new Map([['tenant', tenant]]) };
    expect(declaredCaller(all, schemes, carrier, accepted)).toBe(caller);
  },
);

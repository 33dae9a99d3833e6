import { expect, it } from 'vitest';
import { api, operation } from '../../../fixtures/analysis/sketches.ts';
import type { Operation, SecurityScheme } from '../../documentation/index.ts';
import { operationsOf } from '../resources/index.ts';
import { withImpliedSecurity } from './implied-security.ts';

const scheme: SecurityScheme = {
  kind: 'api-key',
  name: 'key',
  in: 'header',
  parameter: 'X-Key',
  description: '',
  source: { file: 'a.yaml', line: 1 },
};
const demand = [[{ scheme: 'key', scopes: [] }]];

function secured(...operations: readonly Operation[]) {
  const described = withImpliedSecurity({ ...api(...operations), security: [scheme] });
  return operationsOf(described).map(({ security }) => security);
}

const open = { ...operation('GET /a', { responses: [{ status: 200 }] }), security: [] };
const refusing = { ...operation('GET /b', { responses: [{ status: 200 }, { status: 403 }] }), security: [] };

it('demands the declared scheme where strangers are refused and nothing says what is demanded', () => {
  expect(secured(open, refusing)).toEqual([[], demand]);
});

it('leaves it as it is where an operation says what it demands', () => {
  expect(secured({ ...open, security: demand }, refusing)).toEqual([demand, []]);
});

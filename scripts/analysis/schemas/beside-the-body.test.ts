import { expect, it } from 'vitest';
import type { DocumentedResponse } from '../../documentation/index.ts';
import { besideTheBody } from './beside-the-body.ts';

it.each([
  ['Location', 'uri-reference'],
  ['content-location', 'uri-reference'],
  ['X-Avatar', 'uri'],
])('%s with the format uri is judged as %s', (name, format) => {
  const headerSchemas = [{ name, schema: { type: 'string', format: 'uri' } }];
  const { headers } = besideTheBody({ headerSchemas } as unknown as DocumentedResponse);
  expect(headers[0]?.schema).toEqual({ type: 'string', format });
});

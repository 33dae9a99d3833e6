import { describe, expect, test } from 'vitest';
import { readDescription } from '../index.ts';

const document = `openapi: 3.1.0
info: { title: Notes, version: '1' }
paths:
  /notes:
    post:
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Note' }
            example: { id: 7, text: a, owner: { id: 1, name: Bo, pin: '1234' }, tags: [{ id: 2, label: x }] }
      responses:
        '201':
          description: made
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Note' }
              example: { id: 7, text: a, owner: { id: 1, name: Bo, pin: '1234' }, tags: [{ id: 2, label: x }] }
  /owners:
    post:
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Owner' }
      responses:
        '204': { description: made }
components:
  schemas:
    Id: { type: integer, readOnly: true }
    Identified:
      properties:
        id: { $ref: '#/components/schemas/Id' }
    Owner:
      allOf: [{ $ref: '#/components/schemas/Identified' }]
      type: object
      properties:
        name: { type: string }
        pin: { type: string, writeOnly: true }
      example: { id: 1, name: Bo, pin: '1234' }
    Tag:
      oneOf: [{ $ref: '#/components/schemas/Identified' }]
      properties:
        label: { type: string }
    Note:
      allOf: [{ $ref: '#/components/schemas/Identified' }, { $ref: '#/components/schemas/Note' }]
      properties:
        text: { type: string }
        owner: { $ref: '#/components/schemas/Owner' }
        tags:
          type: array
          items: { $ref: '#/components/schemas/Tag' }
`;

describe('an example in a message', () => {
  test('of a request has no read-only properties, at any depth and through references', async () => {
    const { requests } = await operation('/notes');
    expect(requests[0]?.body?.json).toEqual({
      text: 'a',
      owner: { name: 'Bo', pin: '1234' },
      tags: [{ label: 'x' }],
    });
  });

  test('of a response has no write-only properties', async () => {
    const { responses } = await operation('/notes');
    expect(responses[0]?.body?.json).toEqual({
      id: 7,
      text: 'a',
      owner: { id: 1, name: 'Bo' },
      tags: [{ id: 2, label: 'x' }],
    });
  });

  test('is treated the same where the schema shows it', async () => {
    const { requests } = await operation('/owners');
    expect(requests[0]?.body?.json).toEqual({ name: 'Bo', pin: '1234' });
  });
});

async function operation(path: string) {
  const result = await readDescription(document, 'apis/notes.yaml', () => undefined);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  const resources = result.description.groups.flatMap((group) => group.resources);
  const found = resources.flatMap(({ operations }) => operations).find((each) => each.uriTemplate === path);
  if (!found) throw new Error(`no operation at ${path}`);
  return found;
}

import { expect, it } from 'vitest';
import { analyse } from '../analysis/index.ts';
import { readDescription } from '../documentation/index.ts';
import { planScenarios } from './plan-scenarios.ts';

/** One API as each version of the format writes it. */
const swagger20 = `
swagger: '2.0'
info: { title: Shop, version: '1' }
host: shop.test
basePath: /v1
schemes: [https]
consumes: [application/json]
produces: [application/json]
security: [{ key: [] }]
paths:
  /items:
    get:
      operationId: list
      parameters:
        - { name: limit, in: query, type: integer, minimum: 0, exclusiveMinimum: true, maximum: 50, description: How many }
        - { name: colors, in: query, type: array, items: { type: string }, collectionFormat: pipes }
      responses: { '200': { description: All, schema: { type: array, items: { $ref: '#/definitions/Item' } } }, '400': { description: Bad, schema: { $ref: '#/definitions/Error' } }, '401': { description: Who } }
    post:
      operationId: create
      parameters: [{ name: item, in: body, required: true, schema: { $ref: '#/definitions/Item' } }]
      responses: { '201': { description: Made, schema: { $ref: '#/definitions/Item' } }, '400': { description: Bad, schema: { $ref: '#/definitions/Error' } }, '401': { description: Who } }
  /items/{id}:
    parameters: [{ name: id, in: path, required: true, type: string, format: uuid }]
    get:
      operationId: read
      responses: { '200': { description: One, schema: { $ref: '#/definitions/Item' } }, '404': { description: None } }
    delete: { operationId: remove, responses: { '204': { description: Gone }, '404': { description: None } } }
  /items/{id}/photo:
    put:
      operationId: attach
      consumes: [multipart/form-data]
      parameters:
        - { name: id, in: path, required: true, type: string, format: uuid }
        - { name: photo, in: formData, type: file, required: true }
        - { name: caption, in: formData, type: string }
      responses: { '204': { description: Stored }, '404': { description: None } }
definitions:
  Error: { type: object, required: [error], properties: { error: { type: string } } }
  Item:
    type: object
    required: [id, name, price]
    properties:
      id: { type: string, format: uuid, readOnly: true }
      name: { type: string, minLength: 1, example: Lamp }
      price: { type: number, minimum: 0, exclusiveMinimum: true }
      note: { type: string, x-nullable: true }
securityDefinitions: { key: { type: apiKey, in: header, name: X-Api-Key } }
`;

const openApi30 = `
openapi: 3.0.3
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.test/v1' }]
security: [{ key: [] }]
paths:
  /items:
    get:
      operationId: list
      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 0, exclusiveMinimum: true, maximum: 50 }, description: How many }
        - { name: colors, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string } } }
      responses: { '200': { description: All, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Item' } } } } }, '400': { $ref: '#/components/responses/Bad' }, '401': { description: Who } }
    post:
      operationId: create
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Item' } } } }
      responses: { '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Item' } } } }, '400': { $ref: '#/components/responses/Bad' }, '401': { description: Who } }
  /items/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]
    get:
      operationId: read
      responses: { '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/Item' } } } }, '404': { description: None } }
    delete: { operationId: remove, responses: { '204': { description: Gone }, '404': { description: None } } }
  /items/{id}/photo:
    put:
      operationId: attach
      parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]
      requestBody: { required: true, content: { multipart/form-data: { schema: { type: object, required: [photo], properties: { photo: { type: string, format: binary }, caption: { type: string } } } } } }
      responses: { '204': { description: Stored }, '404': { description: None } }
components:
  responses: { Bad: { description: Bad, content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } } }
  schemas:
    Error: { type: object, required: [error], properties: { error: { type: string } } }
    Item:
      type: object
      required: [id, name, price]
      properties:
        id: { type: string, format: uuid, readOnly: true }
        name: { type: string, minLength: 1, example: Lamp }
        price: { type: number, minimum: 0, exclusiveMinimum: true }
        note: { type: string, nullable: true }
  securitySchemes: { key: { type: apiKey, in: header, name: X-Api-Key } }
`;

const openApi31 = openApi30
  .replace('3.0.3', '3.1.1')
  .replaceAll('minimum: 0, exclusiveMinimum: true', 'exclusiveMinimum: 0')
  .replace('example: Lamp', 'examples: [Lamp]')
  .replace('type: string, nullable: true', "type: [string, 'null']");

const openApi32 = openApi31
  .replace('openapi: 3.1.1', 'openapi: 3.2.0\n$self: https://shop.test/openapi.yaml')
  .replace(
    "application/json: { schema: { $ref: '#/components/schemas/Error' } }",
    "application/json: { $ref: '#/components/mediaTypes/Error' }",
  )
  .replace(
    'components:',
    "components:\n  mediaTypes: { Error: { schema: { $ref: 'https://shop.test/openapi.yaml#/components/schemas/Error' } } }",
  );

async function plannedIn(text: string) {
  const read = await readDescription(text, 'shop.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  expect(read.description.findings).toEqual([]);
  return planScenarios(analyse(read.description)).scenarios.map(({ id, interpretations, attempts }) => ({
    id,
    conditions: interpretations.map(({ condition, confidence }) => [condition, confidence]),
    requests: attempts.flatMap(({ inputs, request, requiredVariants = [] }) => [
      { inputs, request },
      ...requiredVariants.map((variant) => variant.request),
    ]),
  }));
}

it.each([
  ['2.0', swagger20],
  ['3.1', openApi31],
  ['3.2', openApi32],
])('version %s gives the same scenarios as 3.0', async (_version, text) => {
  expect(await plannedIn(text)).toEqual(await plannedIn(openApi30));
});

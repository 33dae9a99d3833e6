import { expect, test } from 'vitest';
import { type JsonSchema, readDescription } from '../../documentation/index.ts';
import { analyse } from '../analyse.ts';
import { valueAt } from '../json.ts';
import type { Api } from '../model.ts';

async function analysed(text: string): Promise<Api> {
  const read = await readDescription(`FORMAT: 1A\n# API\n\n${text}`, 'api.apib');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return analyse(read.description);
}

async function schemaOf(text: string): Promise<JsonSchema> {
  return firstSchema(
    await analysed(`## Things [/things]\n### List [GET]\n+ Response 200 (application/json)\n${text}`),
  );
}

/** The schema of the first response of the first operation. */
function firstSchema({ operations }: Api): JsonSchema {
  const content = operations[0]?.responses[0]?.content;
  if (content?.kind !== 'json') throw new Error('it has no JSON');
  return content.resolved.schema;
}

test('MSON with marks: what is not marked is optional', async () => {
  const schema = await schemaOf(`
    + Attributes
        + id: 5 (number, required) - Number of the thing
        + name (string, nullable)
        + kind (enum[string], required)
            + big
            + small
        + tags: a, b (array[string])
`);
  expect(schema).toEqual({
    type: 'object',
    properties: {
      id: { description: 'Number of the thing', type: 'number' },
      name: { type: ['string', 'null'] },
      kind: { type: 'string', enum: ['big', 'small'] },
      tags: { type: 'array', items: { type: 'string' } },
    },
    required: ['id', 'kind'],
  });
});

test('MSON without any mark: what the rendered example has is required', async () => {
  const schema = await schemaOf(`
    + Attributes (array)
        + (object)
            + id: 5 (number)
            + version: \`1.0\` (string, fixed)
            + One Of
                + left (string)
                + right (number)
`);
  expect(schema).toEqual({
    type: 'array',
    items: {
      type: 'object',
      properties: {
        id: { type: 'number' },
        version: { type: 'string', enum: ['1.0'] },
        left: { type: 'string' },
        right: { type: 'number' },
      },
      required: ['id', 'version'],
    },
  });
});

test('a name that stands for any name makes a map', async () => {
  const schema = await schemaOf(`
    + Attributes
        + *key (string)*: 5 (number)
`);
  expect(schema).toEqual({ type: 'object', additionalProperties: { type: 'number' } });
});

test('the fields of a fixed type are known, and others are allowed', async () => {
  const schema = await schemaOf(`
    + Attributes (object, fixed-type)
        + owner (required, fixed-type)
            + name: Ann (string, required)
`);
  expect(JSON.stringify(schema)).not.toContain('additionalProperties');
  expect(schema).toMatchObject({ properties: { owner: { required: ['name'] } }, required: ['owner'] });
});

test('an example beside MSON that contradicts it is reported with its line', async () => {
  const api = await analysed(`## Things [/things]
### List [GET]
+ Response 200 (application/json)

    + Attributes
        + id (number, required)
        + name (string, required)

    + Body

            {
                "id": "5"
            }
`);
  expect(api.findings.map(({ source, detail }) => [source.line, detail.place, detail.expected])).toEqual([
    [14, '/name', 'required field `name`'],
    [15, '/id', 'a number'],
  ]);
  expect(firstSchema(api)).toMatchObject({
    properties: { id: { type: ['string', 'number'] } },
    required: ['id'],
  });
});

test('an attribute table names, describes and gives ground for formats', async () => {
  const api = await analysed(`## Group Servers

#### Server Properties

| Property | Type   | Description              |
|----------|--------|--------------------------|
| ip       | string | Address of this server   |
| host     | string | Reverse DNS host name    |

## Servers [/servers]
### List [GET]
+ Response 200 (application/json)

        {"results": [{"ip": "10.0.0.1", "host": "a.example.com"}]}

## Server [/servers/{ip}]
### Read [GET]
+ Parameters
    + ip (required, string, \`10.0.0.1\`) - The server

+ Response 200 (application/json)

        {"results": {"ip": "10.0.0.1", "host": "a.example.com"}}

+ Response 400 (application/json)

        {"errors": [{"message": "ip must be a valid IPv4 address"}]}
`);
  expect(valueAt(firstSchema(api), ['properties', 'results', 'items'])).toEqual({
    type: 'object',
    properties: {
      ip: { description: 'Address of this server', type: 'string', format: 'ipv4' },
      host: { description: 'Reverse DNS host name', type: 'string', format: 'hostname' },
    },
    required: ['ip', 'host'],
  });
});

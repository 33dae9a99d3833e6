import { describe, expect, it } from 'vitest';
import { readDescription } from '../../index.ts';
import type { Operation } from '../../model.ts';

async function operationWith(path: string, parameters: readonly object[]): Promise<Operation> {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    paths: { [path]: { get: { parameters, responses: { 200: { description: 'Fine.' } } } } },
    components: {
      schemas: { State: { type: 'string', enum: ['open', 'closed'] } },
    },
  };
  const read = await readDescription(JSON.stringify(document), 'shop.json');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.description.groups[0]!.resources[0]!.operations[0]!;
}

const state = { $ref: '#/components/schemas/State' };
const object = { type: 'object', required: ['state'], properties: { state, page: { type: 'integer' } } };

describe('parameters', () => {
  it.each([
    ['deepObject', true, ['filter[state]', 'filter[page]']],
    ['form', true, ['state', 'page']],
    ['form', false, ['filter']],
  ])('an object in the query of style %s, exploded %s, is sent as %j', async (style, explode, names) => {
    const schema = object;
    const filter = { name: 'filter', in: 'query', required: true, style, explode, schema };
    const { parameters, uriTemplate } = await operationWith('/things', [filter]);
    expect(parameters.map(({ name }) => name)).toEqual(names);
    expect(parameters.map(({ required }) => required)).toEqual(names.length === 1 ? [true] : [true, false]);
    expect(uriTemplate).toBe(`/things{?${names.join(',')}}`);
  });

  it('a property of an object keeps what its schema refers to', async () => {
    const { parameters } = await operationWith('/things', [
      { name: 'filter', in: 'query', style: 'deepObject', explode: true, schema: object },
    ]);
    expect(parameters[0]?.schema).toEqual({
      $ref: '#/$defs/State',
      $defs: { State: { type: 'string', enum: ['open', 'closed'] } },
    });
  });

  it.each([
    ['spaceDelimited', '1 2', ' '],
    ['pipeDelimited', '1|2', '|'],
    ['form', '1,2', undefined],
  ])('a list of style %s stands in one text', async (style, example, separator) => {
    const schema = { type: 'array', items: { type: 'integer' } };
    const ids = { name: 'ids', in: 'query', style, explode: false, schema, example: [1, 2] };
    const [parameter] = (await operationWith('/things', [ids])).parameters;
    expect(parameter).toMatchObject({ example, explode: false });
    expect(parameter?.separator).toBe(separator);
  });

  it.each([
    ['simple', '/maps/{point}'],
    ['label', '/maps/{.point}'],
    ['matrix', '/maps/{;point}'],
  ])('a parameter in the path of style %s makes the template %s', async (style, template) => {
    const point = { name: 'point', in: 'path', required: true, style, schema: { type: 'string' } };
    expect((await operationWith('/maps/{point}', [point])).uriTemplate).toBe(template);
  });

  it('headers are parameters, with their schema', async () => {
    const schema = { type: 'integer', minimum: 1 };
    const { parameters } = await operationWith('/things', [{ name: 'X-Level', in: 'header', schema }]);
    expect(parameters).toMatchObject([{ name: 'X-Level', in: 'header', required: false, schema }]);
  });
});

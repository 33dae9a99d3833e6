import { describe, expect, it } from 'vitest';
import { readDescription } from '../../index.ts';
import type { Operation } from '../../model.ts';

async function operationWith(path: string, parameters: readonly object[]): Promise<Operation> {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    paths: { [path]: { get: { parameters, responses: { 200: { description: 'Fine.' } } } } },
    components: {
      schemas: {
        State: { type: 'string', enum: ['open', 'closed'] },
        Point: { type: 'object', properties: { R: { type: 'integer' }, G: { type: 'integer' } } },
      },
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
    ['a reference', { ...state, default: 'open' }],
    ['a part', { allOf: [state], default: 'open' }],
  ])('the schema of one may be %s', async (_name, schema) => {
    const { parameters } = await operationWith('/things', [{ name: 'state', in: 'query', schema }]);
    expect(parameters[0]).toMatchObject({ type: 'string', values: ['open', 'closed'], default: 'open' });
  });

  it.each([
    ['spaceDelimited', '1 2', ' '],
    ['pipeDelimited', '1|2', '|'],
    ['form', '1,2', undefined],
  ])('a list of style %s is in one text', async (style, example, separator) => {
    const schema = { type: 'array', items: { type: 'integer' } };
    const ids = { name: 'ids', in: 'query', style, explode: false, schema, example: [1, 2] };
    const [parameter] = (await operationWith('/things', [ids])).parameters;
    expect(parameter).toMatchObject({ example, explode: false });
    expect(parameter?.parts?.separator).toBe(separator);
  });

  const list = { schema: { type: 'array', items: { type: 'string' } }, example: ['blue', 'red'] };
  const map = { schema: { $ref: '#/components/schemas/Point' }, example: { R: 1, G: 2 } };

  it.each([
    ['path', 'simple', false, list, '/a/{p}', 'blue,red', ','],
    ['path', 'simple', true, map, '/a/{p}', 'R=1,G=2', ',='],
    ['path', 'simple', false, map, '/a/{p}', 'R,1,G,2', ','],
    ['path', 'label', false, list, '/a/{.p}', 'blue,red', ','],
    ['path', 'label', true, list, '/a/{.p}', 'blue.red', undefined],
    ['path', 'label', true, map, '/a/{.p}', 'R=1.G=2', '='],
    ['path', 'matrix', false, list, '/a/{;p}', 'blue,red', ','],
    ['path', 'matrix', true, list, '/a/{;p*}', 'p=blue;p=red', ';='],
    ['path', 'matrix', true, map, '/a/{;p*}', 'R=1;G=2', ';='],
    ['query', 'form', false, map, '/a/{p}{?p}', 'R,1,G,2', ','],
    ['query', 'spaceDelimited', false, map, '/a/{p}{?p}', 'R 1 G 2', undefined],
    ['query', 'pipeDelimited', true, list, '/a/{p}{?p*}', 'blue,red', undefined],
    ['header', 'simple', true, map, '/a/{p}', 'R=1,G=2', undefined],
    ['cookie', 'form', false, list, '/a/{p}', 'blue,red', ','],
  ] as const)(
    'in the %s, of style %s, exploded %s, %j is written as the format says',
    async (place, style, explode, shown, template, example, literal) => {
      const given = { name: 'p', in: place, required: true, style, explode, ...shown };
      const operation = await operationWith('/a/{p}', [given]);
      expect(operation.uriTemplate).toBe(template);
      expect(operation.parameters.find((each) => each.in === place)).toMatchObject({ example });
      expect(operation.parameters.find((each) => each.in === place)?.literal).toBe(literal);
    },
  );

  it.each([
    ['query', ":/?@!$'()*,;"],
    ['header', undefined],
  ])('reserved characters in the %s are sent as they are where that is allowed', async (place, literal) => {
    const given = { name: 'p', in: place, allowReserved: true, schema: { type: 'string' } };
    expect((await operationWith('/a', [given])).parameters[0]?.literal).toBe(literal);
  });

  it('an object in cookies is sent as one cookie for each property, a map as those of its example', async () => {
    const given = { name: 'p', in: 'cookie', required: true, example: { R: 1, G: 2 } };
    const { parameters } = await operationWith('/a', [
      { ...given, schema: { type: 'object', additionalProperties: { type: 'integer' } } },
    ]);
    expect(parameters).toMatchObject([
      { name: 'R', in: 'cookie', example: '1', schema: { type: 'integer' } },
      { name: 'G', in: 'cookie', example: '2' },
    ]);
  });

  it('a parameter with content is a document of that type', async () => {
    const content = { 'application/json': { schema: object, example: { state: 'open' } } };
    const { parameters } = await operationWith('/a', [{ name: 'filter', in: 'query', content }]);
    expect(parameters).toMatchObject([{ mediaType: 'application/json', example: '{"state":"open"}' }]);
  });

  it('headers are parameters, with their schema', async () => {
    const schema = { type: 'integer', minimum: 1 };
    const { parameters } = await operationWith('/things', [{ name: 'X-Level', in: 'header', schema }]);
    expect(parameters).toMatchObject([{ name: 'X-Level', in: 'header', required: false, schema }]);
  });
});

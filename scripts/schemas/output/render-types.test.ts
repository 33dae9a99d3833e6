import ts from 'typescript';
import { expect, test } from 'vitest';
import { attributeOf, describeApi, tableOf } from '../../../fixtures/analysis/description.ts';
import { api as apiOf, operation } from '../../../fixtures/analysis/sketches.ts';
import { analyse, createAjv } from '../../analysis/index.ts';
import type { Json } from '../../documentation/index.ts';
import { schemaFiles } from '../schema-files.ts';
import { renderTypes } from './render-types.ts';

const user = { id: 1, name: 'Ann', address: { street: 'x', city: null }, tags: ['a'], extra: {} };
const api = describeApi(
  {
    name: 'Users',
    tables: [
      tableOf(
        'resource',
        attributeOf('id', { description: 'Number of the user' }),
        attributeOf('name', { type: 'string', values: ['Ann', 'Bob'] }),
        attributeOf('address'),
      ),
    ],
    responses: [{ json: [user, { ...user, address: null }] }, { status: 404, json: { message: 'gone' } }],
    requests: [{ json: { name: 'Ann' } }],
  },
  {
    name: 'User',
    responses: [
      { json: user },
      { status: 404, json: { message: 'gone' } },
      {
        status: 409,
        schema: {
          type: 'object',
          properties: { inner: { $ref: '#/definitions/a' } },
          definitions: { a: { items: { $ref: '#' } } },
        },
      },
    ],
  },
);

/** What the compiler has to say about a file, in its strictest mode. */
function complaints(text: string): string[] {
  const library =
    'interface Array<T> { length: number; [n: number]: T } interface Boolean {} interface Function {} interface IArguments {} interface Number {} interface Object {} interface RegExp {} interface String {} interface CallableFunction {} interface NewableFunction {}';
  const files = new Map([
    ['types.ts', text],
    ['lib.d.ts', library],
  ]);
  const options: ts.CompilerOptions = {
    strict: true,
    noLib: true,
    noEmit: true,
    isolatedModules: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  host.getSourceFile = (name, target) => {
    const source = files.get(name);
    return source === undefined ? undefined : ts.createSourceFile(name, source, target);
  };
  host.fileExists = (name) => files.has(name);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('one file for the API, with a type for each body and each shared part', async () => {
  const types = await renderTypes(schemaFiles(analyse(api)));
  expect([...types.keys()]).toEqual(['things/types.ts']);
  const text = types.get('things/types.ts')!;
  const names = [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);
  expect([...names].sort()).toEqual([
    'A',
    'Error',
    'GetThings200Response',
    'GetThings2200Response',
    'GetThings2404Response',
    'GetThings2409Response',
    'GetThings404Response',
    'GetThingsRequest',
    'ThingsBodies',
    'User',
  ]);
  expect(text).toContain('export type GetThings200Response = User[];');
  expect(text).toContain('} | null;');
  expect(text).toMatch(/\/\*\*\n\s+\* Number of the user\n\s+\*\/\n\s+id: number;/);
  expect(text).toContain("name: 'Ann' | 'Bob';");
});

test('the types compile in strict mode', async () => {
  const text = (await renderTypes(schemaFiles(analyse(api)))).get('things/types.ts')!;
  expect(complaints(text)).toEqual([]);
  expect(complaints(`${text}\nexport const wrong: User = {};`)).toHaveLength(1);
});

test('names from any language and any field compile too', async () => {
  const odd: Json = { größe: 1, '1st': 'a', 'a-b': { 'c d': null }, class: [[1], ['a']], '*/': '/* x */' };
  const set = schemaFiles(
    analyse(describeApi({ name: '日本', responses: [{ json: odd }, { json: [[odd]] }] })),
  );
  expect(complaints([...(await renderTypes(set)).values()][0]!)).toEqual([]);
});

test('parameters whose schemas have parts of their own', async () => {
  const schema = { description: 'of a group', $ref: '#/$defs/Id', $defs: { Id: { enum: ['a', 'b'] } } };
  const read = operation('GET /groups/{a~b}', {
    name: 'Read',
    parameters: { 'a~b': { schema } },
    responses: [{ status: 200, json: { id: 1 } }],
  });
  const set = schemaFiles(analyse(apiOf(read)));
  const [file] = set.files.filter(({ kind }) => kind === 'parameters');
  const accepts = createAjv().compile(file!.schema);
  expect([{ path: { 'a~b': 'a' } }, { path: { 'a~b': 'c' } }].map((each) => accepts(each))).toEqual([
    true,
    false,
  ]);
  expect([...(await renderTypes(set)).values()][0]).toContain("'a' | 'b'");
});

test('no description ends a comment', async () => {
  const tables = [tableOf('resource', attributeOf('id', { description: 'any of a/*/b */ let x = ;' }))];
  const api = { ...describeApi({ tables, responses: [{ json: { id: 1 } }] }), title: 'All */ of it' };
  expect(complaints([...(await renderTypes(schemaFiles(analyse(api)))).values()][0]!)).toEqual([]);
});

test('a type keeps its name in any script', async () => {
  const set = schemaFiles(
    analyse(
      describeApi({ responses: [{ json: { 'größe 5cm': { a: 1 }, more: { 'größe 5cm': { a: 2 } } } }] }),
    ),
  );
  const text = [...(await renderTypes(set)).values()][0]!;
  expect(set.files[1]!.typeName).toBe('Größe5cm');
  expect(text).toContain('export interface Größe5cm {');
  expect(complaints(text)).toEqual([]);
});

test('no body, no file', async () => {
  expect(await renderTypes(schemaFiles(analyse(describeApi({ responses: [{}] }))))).toEqual(new Map());
});

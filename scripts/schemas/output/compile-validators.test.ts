import vm from 'node:vm';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributeOf, describeApi, tableOf } from '../../../fixtures/analysis/description.ts';
import { analyse } from '../../analysis/index.ts';
import type { Json, JsonSchema } from '../../documentation/index.ts';
import { formatTable } from '../../documentation/index.ts';
import { schemaFiles } from '../schema-files.ts';
import { selfContained } from '../sharing/references.ts';
import { compileValidators } from './compile-validators.ts';

type Validator = (body: unknown) => readonly { instancePath: string; keyword: string; params: unknown }[];

/** Runs a validator's text where there is nothing but JavaScript itself. */
function load(text: string): Validator {
  return vm.runInContext(
    `(${text})`,
    vm.createContext({}, { codeGeneration: { strings: false, wasm: false } }),
  );
}

async function validatorFor(schema: JsonSchema): Promise<Validator> {
  const set = schemaFiles(analyse(describeApi({ responses: [{ schema }] })));
  return load(compileValidators(set).get('things/get-things/200')!.body!);
}

const server = (hostname: string) => ({ ip: '10.0.0.1', hostname, pool: 'a', own: true });
const tables = [tableOf('resource', attributeOf('ip', { description: 'IPv4 address' }))];
const list = describeApi({
  name: 'Servers',
  tables,
  responses: [
    { json: { results: [server('a.example.com'), server('b.example.com')] } },
    { status: 404, json: { errors: [{ message: 'gone' }] } },
    { status: 400, json: { errors: [{ message: 'wrong' }] } },
    { status: 500, mediaType: 'text/plain' },
  ],
});

test('a validator runs without anything around it, and reports each place', async () => {
  const judge = load(compileValidators(schemaFiles(analyse(list))).get('things/get-things/200')!.body!);
  expect(judge({ results: [{ ...server('c.example.com'), more: 1 }] })).toEqual([]);
  const errors = judge({ results: [server('x'), { ip: 'x', hostname: 1, own: true }, null] });
  expect(JSON.parse(JSON.stringify(errors))).toEqual([
    { instancePath: '/results/1', keyword: 'required', params: { missingProperty: 'pool' } },
    { instancePath: '/results/1/ip', keyword: 'format', params: { format: 'ipv4' } },
    { instancePath: '/results/1/hostname', keyword: 'type', params: { type: 'string' } },
    { instancePath: '/results/2', keyword: 'type', params: { type: 'object' } },
  ]);
});

test('every JSON body has one, and equal judgements have the same', async () => {
  const validators = compileValidators(schemaFiles(analyse(list)));
  const judged = [...validators].filter(([, { body }]) => body !== undefined).map(([id]) => id);
  expect(judged).toEqual(['things/get-things/200', 'things/get-things/404', 'things/get-things/400']);
  expect(validators.get('things/get-things/404')?.body).toBe(validators.get('things/get-things/400')?.body);
});

test('a validator is short enough to be carried in every script', async () => {
  const text = compileValidators(schemaFiles(analyse(list))).get('things/get-things/200')!.body!;
  expect(text.length).toBeLessThan(3200);
});

test('lengths are counted in characters, and values compared across realms', async () => {
  const judge = await validatorFor({
    properties: { a: { maxLength: 1 }, b: { enum: [{ x: [1] }] }, c: { uniqueItems: true } },
  });
  expect(judge({ a: '😀', b: { x: [1] }, c: [{ y: 1 }, { y: 2 }] })).toEqual([]);
  expect(judge({ a: '😀😀', b: { x: [2] }, c: [{ y: 1 }, { y: 1 }] }).map(({ keyword }) => keyword)).toEqual([
    'maxLength',
    'enum',
    'uniqueItems',
  ]);
});

test('fields with the names of what every object inherits are fields', async () => {
  const judge = await validatorFor({
    required: ['constructor', 'toString'],
    properties: { constructor: { type: 'string' }, toString: { type: 'string' } } as never,
  });
  expect(judge({}).map(({ params }) => params)).toEqual([
    { missingProperty: 'constructor' },
    { missingProperty: 'toString' },
  ]);
  expect(judge(JSON.parse('{"constructor": "a", "toString": "b"}'))).toEqual([]);
});

test('no name of a field can break a validator', async () => {
  const names = [
    'module.id',
    'require("a")',
    ',schemaPath:',
    '"',
    '};if(vErrors === null){',
    '\\',
    '\u2028',
    '`${1}`',
    "'",
    '</script>',
  ];
  const judge = await validatorFor({
    required: names,
    properties: Object.fromEntries(
      names.map((name) => [name, { type: 'object', properties: { [name]: { const: name } } }]),
    ),
  });
  expect(judge(Object.fromEntries(names.map((name) => [name, { [name]: name }])))).toEqual([]);
  expect(judge(Object.fromEntries(names.map((name) => [name, 1])))).toHaveLength(names.length);
  expect(judge(Object.fromEntries(names.map((name) => [name, { [name]: 1 }])))).toHaveLength(names.length);
});

test('validators find what Ajv finds', async () => {
  const bodies = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
  await fc.assert(
    fc.asyncProperty(
      fc.array(bodies, { minLength: 1, maxLength: 3 }),
      fc.array(bodies),
      async (examples, others) => {
        const set = schemaFiles(analyse(describeApi({ responses: [{ json: examples }] })));
        const judge = load([...compileValidators(set).values()][0]!.body!);
        const ajv = new Ajv2020({
          allErrors: true,
          strict: false,
          messages: false,
          ownProperties: true,
          formats: formatTable,
        });
        const validate = ajv.compile(selfContained(set, set.files[0]!.path));
        for (const body of [examples, others, ...others]) {
          const expected = validate(body) ? [] : validate.errors!;
          const plain = expected.map(({ instancePath, keyword, params }) => ({
            instancePath,
            keyword,
            params,
          }));
          expect(JSON.parse(JSON.stringify(judge(body)))).toEqual(JSON.parse(JSON.stringify(plain)));
        }
      },
    ),
    { numRuns: 20, examples: [[[{ '/': '' }], [{ '': false }]]] },
  );
});

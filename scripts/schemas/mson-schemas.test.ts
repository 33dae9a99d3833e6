/** What a document says of its fields in MSON, as the schemas that are built of it. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { analyse } from '../analysis/index.ts';
import { type Json, readDescription } from '../documentation/index.ts';
import { schemaFiles } from './schema-files.ts';
import { selfContained } from './sharing/references.ts';

const types = [
  '# Data Structures',
  '## Kind (enum[string])',
  '+ `small`',
  '+ `large`',
  '## Tree (object)',
  '+ id: 1 (number, required)',
  '+ parent (Tree)',
  '+ kids (array[Tree])',
  '+ owner (Owner)',
  '## Owner (object)',
  '+ name: Ann (string, required)',
  '+ trees (array[Tree])',
];

/** Whether bodies keep to a response with these fields; and its documented example. */
async function responseWith(attributes: readonly string[]) {
  const lines = [
    '# GET /things',
    '+ Response 200 (application/json)',
    ...attributes.map((line) => `    ${line}`),
  ];
  const read = await readDescription([...lines, '', ...types, ''].join('\n'), 'things.apib');
  if (!read.ok) throw new Error('the document is not read');
  const set = schemaFiles(analyse(read.description));
  const validate = new Ajv2020({ strict: false }).compile(selfContained(set, set.files[0]!.path));
  const [operation] = read.description.groups.flatMap(({ resources }) =>
    resources.flatMap(({ operations }) => operations),
  );
  return { keeps: (body: Json) => validate(body), example: operation!.responses[0]!.body!.json! };
}

test('items of a named enumeration are its members', async () => {
  const { keeps } = await responseWith(['+ Attributes', '    + kinds (array[Kind])']);
  expect(keeps({ kinds: ['small', 'large'] })).toBe(true);
  expect(keeps({ kinds: ['small', 'huge'] })).toBe(false);
});

test('items may be of several types', async () => {
  const { keeps } = await responseWith(['+ Attributes', '    + values (array[string, number])']);
  expect(keeps({ values: ['a', 1] })).toBe(true);
  expect(keeps({ values: [true] })).toBe(false);
});

test.each([
  ['a body', ['+ Attributes (Tree)'], (tree: Json): Json => tree],
  ['a field', ['+ Attributes', '    + tree (Tree)'], (tree: Json): Json => ({ tree })],
  [
    'the items of a field',
    ['+ Attributes', '    + trees (array[Tree])'],
    (tree: Json): Json => ({ trees: [tree] }),
  ],
])('a type that contains itself is judged at every depth: %s', async (_place, attributes, body) => {
  const { keeps, example } = await responseWith(attributes);
  expect(keeps(example)).toBe(true);
  const deep = (id: Json): Json => ({ id: 1, parent: { id: 2, kids: [{ id: 3, parent: { id } }] } });
  expect(keeps(body(deep(4)))).toBe(true);
  expect(keeps(body(deep('four')))).toBe(false);
  const through = (id: Json): Json => ({
    id: 1,
    owner: { name: 'Ann', trees: [{ id, owner: { name: 'Bo' } }] },
  });
  expect(keeps(body(through(2)))).toBe(true);
  expect(keeps(body(through('two')))).toBe(false);
});

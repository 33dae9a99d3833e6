import { expect, it } from 'vitest';
import { readDescription } from '../read-description.ts';
import { readWritten } from '../written-values.ts';

it('describes a schema that holds itself in many places once, however deep a value is', async () => {
  const branches = Array.from({ length: 12 }, (_, at) => [`b${at}`, { $ref: '#/components/schemas/Node' }]);
  const node = {
    type: 'object',
    properties: { id: { type: 'integer', xml: { attribute: true } }, ...Object.fromEntries(branches) },
  };
  const content = { 'application/xml': { schema: { $ref: '#/components/schemas/Node' } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Trees', version: '1' },
    paths: { '/tree': { get: { responses: { 200: { description: 'Fine.', content } } } } },
    components: { schemas: { Node: node } },
  };
  const read = await readDescription(JSON.stringify(document), 'trees.json');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const [response] = read.description.groups[0]?.resources[0]?.operations[0]?.responses ?? [];
  const notation = response?.otherContents?.[0]?.notation;
  expect(notation).toMatchObject({ xml: { shapes: { 0: { isObject: true } }, root: 'Node' } });
  const depth = 20;
  const text = '<b3 id="7">'.repeat(depth) + '</b3>'.repeat(depth);
  const value = Array.from({ length: depth }).reduce(
    (inner) => ({ id: 7, ...(inner ? { b3: inner } : {}) }),
    undefined,
  );
  expect(notation && readWritten(`<Node id="7">${text}</Node>`, notation)).toEqual({
    ok: true,
    value: { id: 7, b3: value },
  });
});

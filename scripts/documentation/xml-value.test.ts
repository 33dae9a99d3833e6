import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from './model.ts';
import { plainShape, type XmlShape } from './xml-shape.ts';
import { xmlText } from './xml-text.ts';
import { readXml } from './xml-value.ts';

const shape = (more: Partial<XmlShape> = {}): XmlShape => ({ ...plainShape, ...more });
const of = (...types: string[]): XmlShape => shape({ types });
const object = (properties: Record<string, XmlShape>, more: Partial<XmlShape> = {}): XmlShape =>
  shape({ isObject: true, types: ['object'], properties, ...more });
const list = (items: XmlShape, more: Partial<XmlShape> = {}): XmlShape =>
  shape({ isList: true, types: ['array'], items, ...more });
const read = (text: string, root: XmlShape) => readXml(text, { shape: root, root: 'thing' });

const cases: readonly (readonly [xml: string, shape: XmlShape, value: Json])[] = [
  [
    '<thing><id>7</id><on>true</on><n>x</n></thing>',
    object({ id: of('integer'), on: of('boolean') }),
    { id: 7, on: true, n: 'x' },
  ],
  ['<thing id="7"/>', object({ id: shape({ attribute: true, types: ['integer'] }) }), { id: 7 }],
  ['<thing><id>seven</id></thing>', object({ id: of('integer') }), { id: 'seven' }],
  ['<thing><tag>x</tag><tag>y</tag></thing>', object({ tag: list(of('string')) }), { tag: ['x', 'y'] }],
  ['<thing><t>x</t></thing>', object({ tags: list(shape({ name: 't' })) }), { tags: ['x'] }],
  ['<thing><id>7</id></thing>', object({ id: shape({ attribute: true }) }), { '<id>': '7' }],
  ['<thing id="7"/>', object({ id: of('string') }), { '@id': '7' }],
  ['<thing><n>1</n><n>2</n></thing>', object({ n: of('integer') }), { n: [1, 2] }],
  ['<thing/>', object({ tags: list(of('string')) }), {}],
  ['<thing/>', object({ tags: list(of('string')) }, { required: ['tags'] }), { tags: [] }],
  [
    '<thing><tags><t>x</t></tags></thing>',
    object({ tags: list(shape({ name: 't' }), { wrapped: true }) }),
    { tags: ['x'] },
  ],
  ['<things><thing><id>1</id></thing></things>', list(object({ id: of('integer') })), [{ id: 1 }]],
  [
    '<p:thing xmlns:p="urn:p"><p:id>1</p:id></p:thing>',
    object({ id: shape({ types: ['integer'], namespace: 'urn:p' }) }, { name: 'thing', namespace: 'urn:p' }),
    { id: 1 },
  ],
  [
    '<thing xmlns="urn:p"><id>1</id></thing>',
    object({ id: shape({ types: ['integer'], namespace: 'urn:p' }) }, { namespace: 'urn:p' }),
    { id: 1 },
  ],
  [
    '<thing xmlns:p="urn:q"><p:id>1</p:id></thing>',
    object({ id: shape({ types: ['integer'], namespace: 'urn:p' }) }),
    { '<p:id>': '1' },
  ],
  [
    '<thing currency="EUR">12</thing>',
    object({ currency: shape({ attribute: true }), amount: shape({ isText: true, types: ['number'] }) }),
    { currency: 'EUR', amount: 12 },
  ],
  [
    '<thing xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>',
    of('string', 'null'),
    null,
  ],
  ['<thing><a><b>1</b><b>2</b></a></thing>', plainShape, { a: { b: ['1', '2'] } }],
  ['<thing><a><![CDATA[<x>]]></a><!-- no --></thing>', object({ a: of('string') }), { a: '<x>' }],
];

it.each(cases)('%s is read as its schema says', (xml, root, value) => {
  expect(read(xml, root)).toEqual({ ok: true, value });
});

it.each([
  ['', plainShape, 'well-formed XML'],
  ['<thing>', plainShape, 'well-formed XML'],
  ['<!DOCTYPE t [<!ENTITY a "b">]><thing>&a;</thing>', plainShape, 'well-formed XML'],
  ['<other/>', shape({ name: 'thing' }), 'the element thing'],
  ['<thing/>', shape({ namespace: 'urn:p' }), 'the element {urn:p}thing'],
  ['<a>'.repeat(100_000), plainShape, 'well-formed XML'],
])('%.60s is not what is expected', (xml, root, expected) => {
  expect(read(xml, root)).toMatchObject({ ok: false, expected });
});

it('reads what is written by the same shape', () => {
  const text = fc
    .string({ unit: fc.constantFrom('a', 'ü', '<', '&', '"', ' '), minLength: 1 })
    .map((each) => `x${each}x`);
  const thing = object(
    {
      id: shape({ attribute: true, types: ['integer'] }),
      name: of('string'),
      size: of('number'),
      tags: list(of('string'), { wrapped: true }),
      parts: list(object({ no: of('integer') }, { name: 'part' })),
    },
    { name: 'item', prefix: 'p', namespace: 'urn:p', required: ['parts'] },
  );
  const value = fc.record({
    id: fc.integer(),
    name: text,
    size: fc.integer().map((each) => each / 4),
    tags: fc.array(text),
    parts: fc.array(fc.record({ no: fc.integer() })),
  });
  fc.assert(
    fc.property(value, (each) => {
      expect(read(xmlText(each, thing, 'thing'), thing)).toEqual({ ok: true, value: each });
    }),
    { numRuns: 100 },
  );
});

it('reads undocumented elements whatever their name and however many', () => {
  const text = `<thing><__proto__><x>1</x></__proto__>${'<n/>'.repeat(200_000)}</thing>`;
  const { value } = read(text, object({})) as { readonly value: Readonly<Record<string, Json>> };
  expect(
    Object.entries(value).map(([name, each]) => [name, Array.isArray(each) ? each.length : each]),
  ).toEqual([
    ['__proto__', { x: '1' }],
    ['n', 200_000],
  ]);
});

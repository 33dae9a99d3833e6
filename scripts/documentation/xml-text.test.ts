import { expect, it } from 'vitest';
import { plainShape, type XmlShape } from './xml-shape.ts';
import { xmlText } from './xml-text.ts';

const shape = (more: Partial<XmlShape> = {}): XmlShape => ({ ...plainShape, ...more });

const text = (value: Parameters<typeof xmlText>[0], of: XmlShape) =>
  xmlText(value, of, 'thing').split('\n').slice(1, -1).join('');

it.each([
  [{ a: 1, b: { c: true } }, shape(), '<thing>  <a>1</a>  <b>    <c>true</c>  </b></thing>'],
  [{ id: 7 }, shape({ properties: { id: shape({ attribute: true }) } }), '<thing id="7"/>'],
  [
    { a: 'x' },
    shape({ name: 'pet', prefix: 'p', namespace: 'urn:p' }),
    '<p:pet xmlns:p="urn:p">  <a>x</a></p:pet>',
  ],
  [{ tag: ['x', 'y'] }, shape(), '<thing>  <tag>x</tag>  <tag>y</tag></thing>'],
  [
    { tags: ['x'] },
    shape({ properties: { tags: shape({ wrapped: true, items: shape({ name: 'tag' }) }) } }),
    '<thing>  <tags>    <tag>x</tag>  </tags></thing>',
  ],
  [['x'], shape({ items: shape({ name: 'tag' }) }), '<thing>  <tag>x</tag></thing>'],
  [{ a: '<&>"' }, shape(), '<thing>  <a>&lt;&amp;&gt;&quot;</a></thing>'],
  [{ 'a b': 1 }, shape(), '<thing>  <a_b>1</a_b></thing>'],
])('%j becomes an element', (value, of, expected) => {
  expect(text(value, of)).toBe(expected);
});

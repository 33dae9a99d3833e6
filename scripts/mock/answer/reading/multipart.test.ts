import { describe, expect, it } from 'vitest';
import { multipartFields as fieldsOf } from './multipart.ts';

const multipartFields = (text: string, contentType: string) => fieldsOf(text, contentType, JSON.parse);

const form = (...parts: readonly string[]) =>
  `${parts.map((part) => `--X1\r\nContent-Disposition: form-data; ${part}\r\n`).join('')}--X1--\r\n`;

describe('a multipart form', () => {
  it('gives texts and files by name', () => {
    const text = form(
      'name="title"\r\n\r\nMy\r\nfile',
      'name="tags[]"\r\n\r\na',
      'name="tags[]"\r\n\r\nb',
      'name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhello',
    );
    const fields = { title: 'My\r\nfile', tags: ['a', 'b'], file: 'hello' };
    expect(multipartFields(text, 'multipart/form-data; boundary=X1')).toEqual(fields);
    expect(multipartFields(text, 'multipart/form-data; charset=utf-8; boundary="X1"')).toEqual(fields);
  });

  it('is not one without its boundary', () => {
    expect(multipartFields('hello', 'multipart/form-data; boundary=X1')).toBeUndefined();
    expect(multipartFields(form('name="a"\r\n\r\nb'), 'multipart/form-data')).toBeUndefined();
  });

  it('sets no prototype', () => {
    const fields = multipartFields(form('name="__proto__"\r\n\r\nx'), 'multipart/form-data; boundary=X1');
    expect(Object.keys(fields as object)).toEqual(['__proto__']);
  });
});

it('reads a part that says that it is JSON', () => {
  const text = form('name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":1}');
  expect(multipartFields(text, 'multipart/form-data; boundary=X1')).toEqual({ meta: { a: 1 } });
});

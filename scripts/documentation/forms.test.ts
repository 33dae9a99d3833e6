import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formMediaType, formText } from './forms.ts';

const names = fc.string({ minLength: 1, unit: 'grapheme' });
const values = fc.string({ unit: 'grapheme' });
const files = fc.record({
  name: fc.constantFrom('a.txt', 'list of "things".csv'),
  mediaType: fc.constantFrom('text/plain', 'image/png'),
});
const parts = fc.array(
  fc.record({ name: names, value: values, file: files }, { requiredKeys: ['name', 'value'] }),
  { minLength: 1, maxLength: 5 },
);

/** As the runtime of JavaScript reads a form. */
async function read(mediaType: string, text: string): Promise<readonly unknown[]> {
  const form = await new Response(text, { headers: { 'Content-Type': mediaType } }).formData();
  return Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === 'string'
        ? { name, value }
        : { name, value: await value.text(), file: { name: value.name, mediaType: value.type } },
    ),
  );
}

test('a multipart form is read as it was made', async () => {
  await fc.assert(
    fc.asyncProperty(parts, async (form) => {
      const type = formMediaType('multipart/form-data');
      expect(await read(type, formText(type, form))).toEqual(form);
    }),
    { numRuns: 60 },
  );
});

test('a URL-encoded form is read as it was made', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ name: names, value: values })), async (form) => {
      const type = formMediaType('application/x-www-form-urlencoded');
      expect(await read(type, formText(type, form))).toEqual(form);
    }),
    { numRuns: 60 },
  );
});

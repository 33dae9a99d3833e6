import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { configurationText } from './configuration-text.ts';
import { withIgnored } from './ignored-files.ts';

const path = fc
  .array(
    fc.string({ unit: 'binary', minLength: 1 }).filter((part) => !part.includes('/')),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => `${parts.join('/')}.yaml`);

test('whatever documents are called, each has a name of its own that the configuration allows', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 5 }), (documents) => {
      const { apis } = parse(configurationText(documents)) as { apis: Record<string, { document: string }> };
      // Names that are numbers come first.
      expect(
        Object.values(apis)
          .map(({ document }) => document)
          .sort(),
      ).toEqual([...documents].sort());
      for (const name of Object.keys(apis)) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }),
  );
});

test('a file that is called like its format is named after its folder', () => {
  const text = configurationText([
    'services/users/openapi.yaml',
    'services/orders/docs/api.yaml',
    'openapi.yaml',
  ]);
  expect(Object.keys(parse(text).apis)).toEqual(['users', 'orders', 'openapi']);
});

test('lines are added to .gitignore once, and nothing is changed', () => {
  expect(withIgnored('node_modules', ['/reports/'])).toBe('node_modules\n/reports/\n');
  expect(withIgnored('reports\r\n', ['/reports/'])).toBe('reports\r\n');
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, (before) => {
      const once = withIgnored(before, ['/reports/', '.env']);
      expect(once.startsWith(before)).toBe(true);
      expect(withIgnored(once, ['/reports/', '.env'])).toBe(once);
    }),
  );
});

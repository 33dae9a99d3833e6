import { expect, test } from 'vitest';
import { readBlueprint } from '../documentation/index.ts';
import { inferSchemas } from './infer-schemas.ts';

async function infer(text: string) {
  const read = await readBlueprint(`FORMAT: 1A\n# API\n\n${text}`, 'api.apib');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return inferSchemas(read.description);
}

test('a field is required where every example of the object has it', async () => {
  const set = await infer(`## Users [/users]
### List users [GET]
+ Response 200 (application/json)

        [{"id": 1, "name": "Ann", "mail": "a@b.c"}, {"id": 2, "name": "Bob"}]
`);
  expect(set.files[0]!.schema).toMatchObject({ type: 'array', items: { required: ['id', 'name'] } });
});

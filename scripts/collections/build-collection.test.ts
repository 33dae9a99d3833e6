import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../analysis/index.ts';
import { readDescription } from '../documentation/index.ts';
import { planScenarios } from '../scenarios/index.ts';
import { compileValidators, schemaFiles } from '../schemas/index.ts';
import { buildCollection, closingItem } from './build-collection.ts';
import type { PostmanCollection, PostmanFolder, PostmanItem } from './postman-collection.ts';

const document = `FORMAT: 1A
HOST: https://api.example.com/v2/

# Lamps

# Group House

## Lamps [/lamps]

### List lamps [GET]

+ Request
    + Headers

            X-Api-Key: abc

+ Response 200 (application/json)

        {"lamps": [{"id": 7, "name": "hall", "lit": true}]}

### Add a lamp [POST]

+ Request (application/json)

        {"name": "it's \\"the\\" attic"}

+ Response 201 (application/json)

        {"id": 8}

## Lamp [/lamps/{id}{?verbose}]

+ Parameters
    + id: 7 (number)
    + verbose (boolean, optional)

### Read a lamp [GET]

+ Response 200 (application/json)

        {"id": 7, "name": "hall", "lit": true}

+ Response 404 (text/plain)

        no such lamp

+ Response 503

### Remove a lamp [DELETE]

+ Response 204
`;

async function build(): Promise<PostmanCollection> {
  const read = await readDescription(document, 'lamps.apib');
  if (!read.ok) throw new Error('the document should read');
  const schemas = schemaFiles(analyse(read.description));
  return buildCollection(planScenarios(analyse(read.description)), {
    schemas,
    validators: compileValidators(schemas),
    runtime: 'var docproofRuntime = { forApi: () => () => ({}) };',
  });
}

function itemsIn(folder: PostmanCollection | PostmanFolder): readonly PostmanItem[] {
  return folder.item.flatMap((entry) => ('item' in entry ? itemsIn(entry) : [entry]));
}

describe('buildCollection', () => {
  let collection: PostmanCollection;
  let items: readonly PostmanItem[];
  beforeAll(async () => {
    collection = await build();
    items = itemsIn(collection);
  });

  it('has a request for each documented response, and one at the end that cleans up', () => {
    expect(items.map((item) => item.id)).toEqual([
      'lamps/list-lamps/200',
      'lamps/add-a-lamp/201',
      'lamps/read-a-lamp/200',
      'lamps/read-a-lamp/404',
      'lamps/read-a-lamp/503',
      'lamps/remove-a-lamp/204',
      'leave-the-account-as-it-was-found',
    ]);
    expect(items.at(-1)?.name).toBe(closingItem);
  });

  it('has a folder for each resource', () => {
    expect(collection.item.map((entry) => entry.name)).toEqual(['Lamps', 'Lamp', closingItem]);
  });

  it('is read by Postman’s own model without a loss', () => {
    const { Collection } = createRequire(import.meta.url)('postman-collection');
    const read = new Collection(JSON.parse(JSON.stringify(collection)));
    const requests: {
      id: string;
      name: string;
      request: { method: string };
      responses: { count(): number };
    }[] = [];
    read.forEachItem((item: (typeof requests)[number]) => requests.push(item));
    expect(requests.map(({ id, name, request }) => [id, name, request.method])).toEqual(
      items.map(({ id, name, request }) => [id, name, request.method]),
    );
    expect(requests.filter((item) => item.responses.count() === 1)).toHaveLength(6);
    expect(read.variables.get('baseUrl')).toBe('https://api.example.com/v2');
  });

  it('is the same from build to build', async () => {
    expect(await build()).toEqual(collection);
  });

  it('has scripts that are JavaScript', () => {
    const scripts = [...collection.event, ...items.flatMap((item) => item.event)].map((event) =>
      event.script.exec.join('\n'),
    );
    expect(scripts).toHaveLength(1 + 6 * 2 + 1);
    for (const script of scripts) expect(() => new Script(script)).not.toThrow();
  });

  it('carries the documented answer as a saved example', () => {
    const [example] = items.find((item) => item.id === 'lamps/read-a-lamp/404')?.response ?? [];
    expect(example).toMatchObject({ code: 404, status: 'Not Found', body: 'no such lamp' });
  });

  it('shows what is filled when it is sent by names that are not variables, in path and body', () => {
    const read = items.find((item) => item.id === 'lamps/read-a-lamp/200');
    expect(read?.request.url).toMatchObject({
      raw: '{{baseUrl}}/lamps/:id',
      path: ['lamps', ':id'],
      variable: [{ key: 'id', value: '7', description: 'The script sends one that the target has.' }],
      query: [{ key: 'verbose', value: '', disabled: true }],
    });
    const add = items.find((item) => item.id === 'lamps/add-a-lamp/201');
    expect(add?.request.body).toMatchObject({ raw: '{\n  "name": {{docproof.name}}\n}' });
  });

  it('takes credentials from a variable and never from the documentation', () => {
    expect(collection.auth).toMatchObject({
      type: 'apikey',
      apikey: [
        { key: 'key', value: 'X-Api-Key' },
        { key: 'value', value: '{{x_api_key}}' },
        { value: 'header' },
      ],
    });
    expect(items[0]?.request).toEqual(expect.not.objectContaining({ auth: expect.anything() }));
    const withoutExamples = JSON.stringify(collection.variable);
    expect(withoutExamples).not.toContain('abc');
  });

  it('can be read: every folder and variable has a description, every validator its schema above it', () => {
    const folders = collection.item.filter((entry) => 'item' in entry);
    expect(folders.map(({ description }) => description)).toEqual(
      folders.map(() => expect.stringMatching(/documented responses? of:\n\n- `/)),
    );
    for (const { description } of collection.variable) expect(description).toMatch(/\.$/);
    const tests = items.map((item) => item.event.find(({ listen }) => listen === 'test')?.script.exec ?? []);
    const judging = tests.filter((lines) => lines.includes('function validate(body) {'));
    expect(judging.length).toBeGreaterThan(0);
    for (const lines of judging) {
      const [from, to] = [
        lines.indexOf('// The schema of the body:'),
        lines.indexOf('function validate(body) {'),
      ];
      const schema = lines.slice(from + 1, to - 1).map((line) => line.replace(/^\/\/ /, ''));
      expect(Object.keys(JSON.parse(schema.join('\n'))).length).toBeGreaterThan(0);
    }
  });

  it('explains the data of its requests, once', () => {
    const scripts = [...collection.event, ...items.flatMap((item) => item.event)];
    const explaining = scripts.filter(({ script }) =>
      script.exec.some((line) => line.startsWith('// prepare(data) ')),
    );
    expect(explaining).toEqual(collection.event);
  });

  it('follows no redirects, which are answers of their own', () => {
    expect(items[0]?.protocolProfileBehavior?.followRedirects).toBe(false);
  });
});

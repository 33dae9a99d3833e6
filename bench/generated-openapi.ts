/** OpenAPI documents of any size, as large real ones are: 10 responses and 37 kB of JSON for each resource. */
import { nounFor, responsesOfResource } from './generated-document.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** JSON of about 3.7 kB for each response. */
export function generatedOpenApi(responses: number): string {
  const resources = Array.from(
    { length: Math.max(1, Math.round(responses / responsesOfResource)) },
    (_none, index) => ({ noun: nounFor(index), number: index + 1 }),
  );
  const document = {
    openapi: '3.0.3',
    info: { title: 'Generated', version: '1' },
    paths: Object.assign({}, ...resources.map(pathsOf)) as Json,
    components: { schemas: Object.assign({ Error: errorSchema }, ...resources.map(schemasOf)) as Json },
  };
  return JSON.stringify(document, undefined, 2);
}

interface Generated {
  readonly noun: string;
  readonly number: number;
}

function pathsOf({ noun, number }: Generated): Json {
  const name = schemaName(noun);
  const id = { name: 'id', in: 'path', required: true, example: number, schema: { type: 'integer' } };
  const requestBody = {
    required: true,
    content: json({ $ref: `#/components/schemas/${name}Input` }, { ...sent(noun), size: number }),
  };
  const item = json({ $ref: `#/components/schemas/${name}` }, shown(noun, number));
  const success = (text: string) => ({ description: `${text} ${noun}.`, content: item });
  const missing = refusal(`There is no such ${noun}.`);
  return {
    [`/${noun}s`]: {
      get: {
        operationId: `list-${noun}s`,
        summary: `List ${noun}s`,
        responses: {
          200: {
            description: `All ${noun}s.`,
            content: json({ type: 'array', items: { $ref: `#/components/schemas/${name}` } }, [
              ...[0, 1, 2, 3].map((step) => shown(noun, number + step)),
            ]),
          },
        },
      },
      post: {
        operationId: `create-${noun}`,
        summary: `Create a ${noun}`,
        requestBody,
        responses: {
          201: success('The new'),
          400: refusal('name is required.'),
          422: refusal('email must be a valid email address.'),
        },
      },
    },
    [`/${noun}s/{id}`]: {
      parameters: [id],
      get: {
        operationId: `get-${noun}`,
        summary: `Get a ${noun}`,
        responses: { 200: success('The'), 404: missing },
      },
      put: {
        operationId: `update-${noun}`,
        summary: `Update a ${noun}`,
        requestBody,
        responses: { 200: success('The changed'), 404: missing },
      },
      delete: {
        operationId: `delete-${noun}`,
        summary: `Delete a ${noun}`,
        responses: { 204: { description: 'Deleted.' }, 404: missing },
      },
    },
  };
}

/** Fields that make the documents as long as real ones are. */
const links = [
  ...['html', 'owner', 'members', 'events', 'comments', 'labels', 'archive', 'history', 'branches', 'tags'],
  ...['assignees', 'blobs', 'commits', 'contents', 'deployments', 'downloads', 'hooks', 'issues', 'keys'],
  ...['languages', 'merges', 'milestones', 'notifications', 'pulls', 'releases', 'stargazers', 'statuses'],
].map((each) => `${each}_url`);
const counts = ['stars', 'forks', 'watchers', 'open_issues', 'commits', 'releases', 'teams', 'views'].map(
  (each) => `${each}_count`,
);

function schemasOf({ noun, number }: Generated): Json {
  const name = { type: 'string', minLength: 1, maxLength: 40, description: `What the ${noun} is called.` };
  const email = { type: 'string', format: 'email', description: 'Where messages about it are sent.' };
  const size = { type: 'integer', minimum: 0, maximum: 9999, description: `How large the ${noun} is.` };
  const described = (type: Json, what: string) => ({
    ...(type as object),
    description: `The ${what} of the ${noun}, for all who may read it.`,
  });
  return {
    [schemaName(noun)]: {
      type: 'object',
      required: ['id', 'name', 'email', 'state', 'owner', 'made_at'],
      properties: {
        id: { type: 'integer', readOnly: true, example: number },
        name,
        email,
        size,
        state: { type: 'string', enum: ['open', 'closed', 'archived'] },
        tags: { type: 'array', items: { type: 'string' } },
        owner: {
          type: 'object',
          required: ['login'],
          properties: { login: { type: 'string' }, admin: { type: 'boolean' } },
        },
        made_at: { type: 'string', format: 'date-time', readOnly: true },
        ...Object.fromEntries(links.map((key) => [key, described({ type: 'string', format: 'uri' }, key)])),
        ...Object.fromEntries(counts.map((key) => [key, described({ type: 'integer', minimum: 0 }, key)])),
      },
    },
    [`${schemaName(noun)}Input`]: {
      type: 'object',
      required: ['name', 'email'],
      properties: { name, email, size },
    },
  };
}

function shown(noun: string, number: number): Json {
  return {
    id: number,
    ...sent(noun),
    size: number,
    state: 'open',
    tags: ['a', 'b'],
    owner: { login: 'ann', admin: false },
    made_at: '2024-01-05T10:00:00Z',
    ...Object.fromEntries(links.map((key) => [key, `https://api.example.com/${noun}s/${number}/${key}`])),
    ...Object.fromEntries(counts.map((key, index) => [key, index])),
  };
}

function sent(noun: string) {
  return { name: `the ${noun}`, email: `${noun}@example.com` };
}

const errorSchema = {
  type: 'object',
  required: ['message'],
  properties: { message: { type: 'string' }, code: { type: 'string' } },
};

function refusal(message: string): Json {
  return { description: message, content: json({ $ref: '#/components/schemas/Error' }, { message }) };
}

function json(schema: Json, example: Json): Json {
  return { 'application/json': { schema, example } };
}

function schemaName(noun: string): string {
  return `${noun[0]?.toUpperCase()}${noun.slice(1)}`;
}

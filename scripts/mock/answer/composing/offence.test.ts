import { expect, it } from 'vitest';
import { clientOf } from '../../fixtures/client.ts';

const paints = `FORMAT: 1A

# Paints

## Paints [/paints]

### List paints [GET]

+ Response 200 (application/json)

        [{ "id": 1, "name": "azure", "from": 2, "until": 9, "kind": "oil" }]

### Add a paint [POST]

+ Request (application/json)
    + Attributes
        + name: azure (string, required)
        + from: 2 (number, required)
        + until: 9 (number, required)
        + kind: oil (enum[string], required)
            + Members
                + oil
                + chalk

+ Response 201 (application/json)

        { "id": 1, "name": "azure", "from": 2, "until": 9, "kind": "oil" }

+ Response 409 (application/json)

        { "error": "A paint named azure already exists" }

+ Response 422 (application/json)

        { "error": "from must be less than until, until is 1" }

+ Response 400 (application/json)

        { "error": "kind must be one of oil, chalk, got 'tar'" }

## Paint [/paints/{id}]

### Read a paint [GET]

+ Response 200 (application/json)

        { "id": 1, "name": "azure", "from": 2, "until": 9, "kind": "oil" }

+ Response 404 (application/json)

        { "error": "There is no paint 77" }
`;

const crimson = { name: 'crimson', from: 2, until: 9, kind: 'oil' };

it.each([
  ['a value that is taken', 'POST', '/paints', crimson, 409, 'A paint named crimson already exists'],
  ['a value that is not a member', 'POST', '/paints', { ...crimson, kind: 'mud' }, 400, "got 'mud'"],
  ['an id that nothing has', 'GET', '/paints/85', undefined, 404, 'There is no paint 85'],
] as const)('the message shows %s as it was sent', async (_what, method, path, body, status, message) => {
  const ask = await clientOf(paints);
  ask('POST', '/paints', crimson);
  const answer = ask(method, path, body);
  expect(answer).toMatchObject({ status, json: { error: expect.stringContaining(message) } });
});

/** What the mock says of a request shows what that request sent, whatever the kind of condition. */
import { describe, expect, it } from 'vitest';
import { clientOf, planOf } from '../../../../fixtures/mock/client.ts';
import type { Condition } from '../../../scenarios/index.ts';

const paint = '{ "id": 1, "name": "azure", "from": 2, "until": 9, "kind": "oil", "table": 3 }';

type Place = 'list' | 'add' | 'read' | 'change' | 'remove' | 'mix';

/** A shop of paints that documents one error at one place. */
const shop = (place: Place, [status, message]: readonly [number, string]) => {
  const errorAt = (here: Place) =>
    here === place ? `+ Response ${status} (application/json)\n\n        { "error": "${message}" }\n` : '';
  return `FORMAT: 1A

# Paints

## Shelves [/tables]

### List tables [GET]

+ Response 200 (application/json)

        [{ "id": 3, "room": "back" }]

## Paints [/paints{?limit}]

### List paints [GET]

+ Parameters
    + limit: 20 (number, optional) - At most 50.

+ Response 200 (application/json)

        [${paint}]

${errorAt('list')}

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
        + table: 3 (number)

+ Response 201 (application/json)

        ${paint}

${errorAt('add')}

## Paint [/paints/{id}]

+ Parameters
    + id: 1 (number)

### Read a paint [GET]

+ Response 200 (application/json)

        ${paint}

${errorAt('read')}

### Change a paint [PUT]

+ Request (application/json)

        { "name": "azure", "from": 2, "until": 9, "kind": "oil" }

+ Response 200 (application/json)

        ${paint}

${errorAt('change')}

### Remove a paint [DELETE]

+ Response 204

${errorAt('remove')}

## Mixing [/paints/{id}/mix]

+ Parameters
    + id: 1 (number)

### Mix a paint [POST]

+ Response 204

${errorAt('mix')}
`;
};

type Sent = readonly [
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
];

interface Case {
  readonly place: Place;
  readonly documented: readonly [status: number, message: string];
  /** The last one is refused. */
  readonly sent: readonly Sent[];
  readonly shows: string;
}

const crimson = { name: 'crimson', from: 2, until: 9, kind: 'oil' };

/** Every kind: a new one has to say whether a value is sent that breaks it. */
const kinds: Readonly<Record<Condition['kind'], Case | 'sends no value'>> = {
  'no-such-resource': {
    place: 'read',
    documented: [404, 'There is no paint 77'],
    sent: [['GET', '/paints/85']],
    shows: 'There is no paint 85',
  },
  'removed-resource': {
    place: 'read',
    documented: [410, 'Paint 77 has been deleted'],
    sent: [
      ['DELETE', '/paints/1'],
      ['GET', '/paints/1'],
    ],
    shows: 'Paint 1 has been deleted',
  },
  'invalid-parameter': {
    place: 'list',
    documented: [400, 'limit must be at most 50, but is 70'],
    sent: [['GET', '/paints?limit=64']],
    shows: 'but is 64',
  },
  'invalid-field': {
    place: 'add',
    documented: [400, "kind must be one of oil, chalk, got 'tar'"],
    sent: [['POST', '/paints', { ...crimson, kind: 'mud' }]],
    shows: "got 'mud'",
  },
  'field-pair': {
    place: 'add',
    documented: [422, 'from must be less than until, until is 1'],
    sent: [['POST', '/paints', { ...crimson, from: 8, until: 4 }]],
    shows: 'until is 4',
  },
  'unknown-reference': {
    place: 'add',
    documented: [422, 'table 99 does not exist'],
    sent: [['POST', '/paints', { ...crimson, table: 41 }]],
    shows: 'table 41 does not exist',
  },
  'already-exists': {
    place: 'add',
    documented: [409, 'A paint named azure already exists'],
    sent: [
      ['POST', '/paints', crimson],
      ['POST', '/paints', crimson],
    ],
    shows: 'A paint named crimson already exists',
  },
  'already-done': {
    place: 'mix',
    documented: [409, 'Paint 77 is already mixed'],
    sent: [
      ['POST', '/paints/1/mix'],
      ['POST', '/paints/1/mix'],
    ],
    shows: 'Paint 1 is already mixed',
  },
  'wrong-state': {
    place: 'remove',
    documented: [409, 'Paint 77 cannot be removed, as it is already mixed'],
    sent: [
      ['POST', '/paints/1/mix'],
      ['DELETE', '/paints/1'],
    ],
    shows: 'Paint 1 cannot be removed',
  },
  'reserved-value': {
    place: 'add',
    documented: [409, 'The name master is reserved'],
    sent: [['POST', '/paints', { ...crimson, name: 'master' }]],
    shows: 'The name master is reserved',
  },
  'immutable-field': {
    place: 'change',
    documented: [422, "The name cannot be changed to 'tar'"],
    sent: [['PUT', '/paints/1', crimson]],
    shows: "cannot be changed to 'crimson'",
  },
  'wrong-method': {
    place: 'read',
    documented: [405, 'The method POST is not allowed'],
    sent: [['PATCH', '/paints/1']],
    shows: 'The method PATCH is not allowed',
  },
  'wrong-media-type': {
    place: 'add',
    documented: [415, "Unsupported media type 'text/csv'"],
    sent: [['POST', '/paints', 'name: crimson', { 'content-type': 'text/yaml' }]],
    shows: "Unsupported media type 'text/yaml'",
  },
  'wrong-accept': {
    place: 'read',
    documented: [406, "Cannot answer in 'text/csv'"],
    sent: [['GET', '/paints/1', undefined, { accept: 'text/yaml' }]],
    shows: "Cannot answer in 'text/yaml'",
  },
  precondition: {
    place: 'change',
    documented: [412, 'If-Match does not match: 7f3a'],
    sent: [['PUT', '/paints/1', crimson, { 'if-match': '"9b2c"' }]],
    shows: '9b2c',
  },
  'as-documented': 'sends no value',
  'own-request': 'sends no value',
  'as-overridden': 'sends no value',
  variant: 'sends no value',
  'missing-parameter': 'sends no value',
  'missing-field': 'sends no value',
  'no-fields': 'sends no value',
  'either-or': 'sends no value',
  'malformed-body': 'sends no value',
  credentials: 'sends no value',
  // What was sent is a password.
  'wrong-login': 'sends no value',
  forbidden: 'sends no value',
  'not-modified': 'sends no value',
  'target-side': 'sends no value',
  'not-understood': 'sends no value',
};

const cases = Object.entries(kinds).flatMap(([kind, each]) =>
  each === 'sends no value' ? [] : [{ kind, ...each }],
);

describe.each(cases)('$kind', ({ kind, place, documented, sent, shows }) => {
  const text = shop(place, documented);

  it('is what the error is given for', async () => {
    const { scenarios } = await planOf(text);
    const scenario = scenarios.find(({ response }) => response.status === documented[0]);
    expect(scenario?.interpretations.map(({ condition }) => condition.kind)).toContain(kind);
  });

  it('shows what was sent', async () => {
    const ask = await clientOf(text);
    const answers = sent.map((each) => ask(...each));
    expect(answers.at(-1)).toMatchObject({
      status: documented[0],
      json: { error: expect.stringContaining(shows) },
    });
  });
});

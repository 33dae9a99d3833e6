import { describe, expect, it } from 'vitest';
import { operation } from '../../../fixtures/analysis/sketches.ts';
import { errorOf, holds, planOf, requestView, stateView } from '../../../fixtures/scenarios/api.ts';
import { conditionHolds } from './index.ts';

const responses = [{ status: 200 }, { status: 400 }];
const tenant = { in: 'cookie', required: true, type: 'integer', example: '7' } as const;

describe('a cookie parameter', () => {
  it.each([
    ['missing', {}, {}],
    ['invalid', { cookie: 'theme=dark; tenant=seven' }, { offending: 'seven' }],
  ])('that is %s is refused', (_how, headers, held) => {
    const scenario = errorOf('GET /reports', { parameters: { tenant }, responses });
    const cookies = scenario.attempts.map(
      ({ request }) => request.headers.find(({ name }) => name === 'Cookie')?.value,
    );
    expect(cookies).toEqual([undefined, 'tenant=not-a-number']);
    const found = scenario.interpretations.map(({ condition }) =>
      conditionHolds(condition, requestView({ headers }), stateView()),
    );
    expect(found.filter((each) => each !== false)).toContainEqual(
      Object.keys(held).length === 0 ? { offending: undefined } : held,
    );
  });

  it('goes with every other request', () => {
    const scenario = errorOf('GET /reports{?page}', {
      parameters: { tenant, page: { type: 'integer', example: '1' } },
      responses: [{ status: 200 }, { status: 400, json: { message: 'page must be a number' } }],
    });
    expect(scenario.attempts[0]?.request.headers).toEqual([{ name: 'Cookie', value: 'tenant=7' }]);
  });

  it('that is named like a session is a credential', () => {
    const { api, scenarios } = planOf(
      operation('GET /reports', { parameters: { session_id: { ...tenant, example: 'abc' } }, responses }),
    );
    expect(api.credentials).toMatchObject([{ in: 'header', name: 'Cookie', example: 'session_id=abc' }]);
    expect(scenarios[0]?.attempts[0]?.request.headers).toEqual([]);
  });
});

describe('invalid-parameter', () => {
  it('reads the form that the message demands', () => {
    const scenario = errorOf('GET /ips/{external_ip}', {
      parameters: { external_ip: { example: '192.0.2.1' } },
      responses: [
        { status: 200 },
        { status: 400, json: { errors: [{ message: 'external ip must be a valid IPv4 address' }] } },
      ],
    });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      summary: 'the external_ip in the path is not an IPv4 address',
    });
    expect(scenario.attempts[0]?.request.values).toEqual({ external_ip: 'not-an-ipv4-address' });
    expect(holds(scenario, requestView({ path: { external_ip: 'nope' } }))).toEqual({ offending: 'nope' });
    expect(holds(scenario, requestView({ path: { external_ip: '192.0.2.1' } }))).toBe(false);
  });

  it('breaks the limit of a query parameter, and sends nothing else wrong', () => {
    const scenario = errorOf('GET /users{?limit,page}', {
      parameters: {
        limit: { type: 'number', description: 'Maximum value: 100', example: '10' },
        page: { required: true, example: '1' },
      },
      responses: [
        { status: 200 },
        { status: 400, json: { message: 'limit must be less than or equal to 100' } },
      ],
    });
    expect(scenario.attempts[0]?.request.query).toEqual([
      { name: 'page', value: '1' },
      { name: 'limit', value: '101' },
    ]);
  });

  it('asks past both sides of a limit that has two', () => {
    const { attempts } = errorOf('GET /users{?limit}', {
      parameters: { limit: { type: 'number', example: '10' } },
      responses: [{ status: 200 }, { status: 400, json: { message: 'limit must be between 1 and 50' } }],
    });
    expect(
      attempts.map(({ requiredVariants, request }) => [
        request.query,
        requiredVariants?.filter((way) => !way.outcome).map((way) => way.request.query),
      ]),
    ).toEqual([[[{ name: 'limit', value: '51' }], [[{ name: 'limit', value: '0' }]]]]);
  });

  it('does not take a demand on the state for one on the value', () => {
    const scenario = errorOf('POST /domains/{domain}/enable', {
      parameters: { domain: { example: 'example.com' } },
      responses: [
        { status: 200 },
        { status: 400, json: { message: 'Domain must be eligible before enabling' } },
      ],
    });
    expect(scenario.interpretations.some((interpretation) => interpretation.confidence === 'certain')).toBe(
      false,
    );
  });

  it('guesses a choice first where only the status is known', () => {
    const scenario = errorOf('GET /users{?page,order}', {
      parameters: { page: { type: 'number' }, order: { values: ['asc', 'desc'] } },
      responses: [{ status: 200 }, { status: 400, description: 'One or more arguments are invalid.' }],
    });
    expect(
      scenario.interpretations.map((interpretation) => [interpretation.confidence, interpretation.summary]),
    ).toEqual([
      ['guess', 'the page in the query is not a number'],
      ['guess', 'the order in the query is not one of asc, desc'],
    ]);
  });
});

describe('missing-parameter', () => {
  const asking = (chart: object, status: number, message?: string) =>
    errorOf('GET /charts{?chart}', {
      parameters: { chart: { in: 'query', required: true, type: 'string', ...chart } },
      responses: [{ status: 200 }, { status, ...(message ? { json: { message } } : {}) }],
    }).interpretations.map(({ condition }) => condition.kind);

  it('is not meant by what says that a value names nothing', () => {
    expect(asking({ example: 'cpu' }, 404, 'No chart with the given id is found.')).not.toContain(
      'missing-parameter',
    );
  });

  it('is not expected of a parameter that has a default', () => {
    expect(asking({ example: 'cpu' }, 400)).toContain('missing-parameter');
    expect(asking({ default: 'cpu' }, 400)).not.toContain('missing-parameter');
  });

  it('leaves out the query parameter that is said to be required', () => {
    const scenario = errorOf('GET /search{?q,lang}', {
      parameters: { q: { required: true, example: 'shoes' }, lang: { required: true, example: 'en' } },
      responses: [{ status: 200 }, { status: 400, json: { message: 'Missing parameter: q' } }],
    });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'missing-parameter', in: 'query', name: 'q' },
    });
    expect(scenario.attempts[0]?.request.query).toEqual([{ name: 'lang', value: 'en' }]);
    expect(holds(scenario, requestView({ query: { lang: 'en' } }))).not.toBe(false);
    expect(holds(scenario, requestView({ query: { q: 'shoes' } }))).toBe(false);
  });

  it('leaves out a header', () => {
    const scenario = errorOf('POST /payments', {
      request: { json: { amount: 1 }, headers: { 'Idempotency-Key': 'a1' } },
      responses: [
        { status: 200 },
        { status: 400, json: { message: 'The Idempotency-Key header is required' } },
      ],
    });
    expect(scenario.interpretations[0]?.condition).toMatchObject({ in: 'header', name: 'Idempotency-Key' });
    expect(scenario.attempts[0]?.request.headers).toEqual([]);
  });

  it('takes an ordinary word for no header, and the name of a limit for no parameter', () => {
    const kindsOf = (message: string) =>
      errorOf('POST /rides{?limit}', {
        parameters: { limit: { example: '5', description: 'at most 100' } },
        request: { json: { to: 'a' }, headers: { Accept: 'application/json' } },
        responses: [{ status: 200 }, { status: 403, json: { message } }],
      }).interpretations.map(({ condition }) => condition.kind);
    expect(kindsOf('The price must be provided, and users must accept it')).not.toContain(
      'missing-parameter',
    );
    expect(kindsOf('Rate or volume limit exceeded, at most 100')).not.toContain('invalid-parameter');
  });

  it('does not take a credential or a date for the name of a thing', () => {
    const scenario = errorOf('GET /stream{?accessKey,since,streamId}', {
      parameters: {
        accessKey: { description: 'access key', required: true },
        since: { type: 'string', description: 'a date', example: '2030-01-15', required: true },
        streamId: { example: 's1', required: true },
      },
      responses: [{ status: 200 }, { status: 404 }],
    });
    expect(scenario.interpretations[0]?.condition).toMatchObject({ field: 'streamId' });
  });

  it('sends the path without its id where that is what the message says', () => {
    const scenario = errorOf('DELETE /lists/{id}', {
      parameters: { id: { example: 'a' } },
      responses: [
        { status: 204 },
        { status: 400, json: { message: 'DELETE requires a list id in the URI' } },
      ],
    });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'likely',
      condition: { in: 'path', name: 'id' },
    });
    expect(scenario.attempts[0]?.request.values).toEqual({ id: '' });
  });
});

it('takes no limit for that of an id which documented answers show to be longer', () => {
  const update = (id: string) =>
    errorOf(
      'PUT /clients/{clientId}',
      {
        request: { json: { name: 'a' } },
        responses: [
          { status: 200 },
          { status: 400, json: { message: 'Client id cannot be longer than 4 characters.' } },
        ],
      },
      operation('POST /clients', {
        request: { json: { name: 'a' } },
        responses: [{ status: 201, json: { id } }],
      }),
    ).interpretations.map(({ condition }) =>
      condition.kind === 'invalid-parameter' ? condition.rule.kind : '',
    );
  expect(update('C-1')).toContain('length');
  expect(update('CLIENT-1')).not.toContain('length');
});

it('a variable of the path is never sent empty, which would be another path', () => {
  const scenario = errorOf('GET /spaces/{space}', {
    parameters: { space: { in: 'path', example: 'home' } },
    responses: [
      { status: 200 },
      { status: 400, json: { message: 'space must be at least 1 character long' } },
    ],
  });
  expect(scenario.attempts.map(({ request }) => request.values.space)).not.toContain('');
});

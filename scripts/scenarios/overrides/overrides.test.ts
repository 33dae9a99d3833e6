import { describe, expect, it } from 'vitest';
import { analyse } from '../../analysis/index.ts';
import { readDescription } from '../../documentation/index.ts';
import type { ScenarioPlan } from '../model.ts';
import { planScenarios } from '../plan-scenarios.ts';
import { applyOverrides } from './apply-overrides.ts';
import { readOverrides } from './read-overrides.ts';

const document = `FORMAT: 1A

# Lamps

## Lamps [/lamps]

### List [GET]

+ Response 200 (application/json)

        [{"id": 7, "name": "hall"}]

## Lamp [/lamps/{id}]

+ Parameters
    + id: 7 (number)

### Rename [PUT]

+ Request (application/json)

        {"name": "attic"}

+ Response 200 (application/json)

        {"id": 7, "name": "attic"}

+ Response 409 (application/json)

        {"error": "E17"}
`;

async function plan(): Promise<ScenarioPlan> {
  const read = await readDescription(document, 'lamps.apib');
  if (!read.ok) throw new Error('the document should read');
  return planScenarios(analyse(read.description));
}

async function applied(yaml: string) {
  const read = await readOverrides(yaml, 'lamps.overrides.yaml');
  if (!read.ok) return { scenario: undefined, problems: read.problems };
  const { plan: changed, problems } = applyOverrides(await plan(), read.overrides);
  return { scenario: changed.scenarios.find((each) => each.id === 'lamps/rename/409'), problems };
}

describe('overrides', () => {
  it('say what provokes a response, and keep what they do not mention', async () => {
    const { scenario, problems } = await applied(`responses:
  lamps/rename/409:
    request:
      body: { name: hall }
      headers: { X-Force: "no" }
    before:
      - { method: post, path: "/lamps/{id}/lock" }
    after:
      - { method: delete, path: "/lamps/{id}/lock" }
`);
    expect(problems).toEqual([]);
    expect(scenario).toMatchObject({ origin: 'overridden', unprovokable: undefined });
    expect(scenario?.interpretations[0]?.confidence).toBe('certain');
    expect(scenario?.interpretations[0]?.evidence[0]?.source.line).toBe(2);
    const [attempt] = scenario?.attempts ?? [];
    expect(attempt?.request).toMatchObject({
      method: 'PUT',
      path: '/lamps/{id}',
      headers: [{ name: 'X-Force', value: 'no' }],
      body: { kind: 'json', json: { name: 'hall' }, fills: [] },
    });
    expect(attempt?.inputs.map((input) => [input.kind, input.name])).toContainEqual(['existing', 'id']);
    expect(attempt?.inputs.at(-1)).toMatchObject({
      kind: 'done',
      request: { method: 'POST', path: '/lamps/{id}/lock' },
    });
    expect(attempt?.after).toMatchObject([{ method: 'DELETE' }]);
  });

  it('merge a body into the inferred one, or replace it', async () => {
    const attempt = async (request: string) =>
      (await applied(`responses:\n  lamps/rename/409:\n    request: ${request}\n`)).scenario?.attempts[0]
        ?.request;
    expect((await attempt('{ body: { dim: { by: 2 } } }'))?.body).toMatchObject({
      json: { name: 'attic', dim: { by: 2 } },
    });
    expect((await attempt('{ body: { name: null, on: true } }'))?.body).toMatchObject({ json: { on: true } });
    expect((await attempt('{ replace-body: { on: true } }'))?.body).toEqual({
      kind: 'json',
      mediaType: 'application/json',
      json: { on: true },
      fills: [],
    });
    expect((await attempt('{ body: "name=x" }'))?.body).toMatchObject({ kind: 'text', text: 'name=x' });
  });

  it('ask for values that are made when the request is sent', async () => {
    const { scenario, problems } = await applied(`responses:
  lamps/rename/409:
    request:
      body: { name: "lamp-{{$uuid}}", size: "{{$randomInt}}" }
      headers: { X-Trace: "{{$uuid}}" }
    values: { id: "{{$integer}}" }
`);
    expect(problems).toEqual([]);
    const [attempt] = scenario?.attempts ?? [];
    const fresh = attempt?.inputs.filter(({ kind }) => kind === 'fresh');
    expect(fresh).toHaveLength(4);
    expect(fresh).toContainEqual(expect.objectContaining({ name: 'id', form: 'integer' }));
    expect(fresh).toContainEqual(expect.objectContaining({ form: 'uuid', within: 'lamp-{}' }));
    expect(attempt?.request.headers[0]?.value).toEqual({ input: expect.any(String) });
    expect(attempt?.request.values).not.toHaveProperty('id');
    expect(attempt?.request.body).toMatchObject({ fills: [{ pointer: '/name' }, { pointer: '/size' }] });
  });

  it('name a way by an id that does not depend on words', async () => {
    const [attempt] = (await plan()).scenarios.find(({ id }) => id === 'lamps/rename/200')?.attempts ?? [];
    expect(attempt?.id).toBe('as-documented');
    const yaml = 'responses:\n  lamps/rename/200:\n    way: as-documented\n';
    const read = await readOverrides(yaml, 'x.yaml');
    expect(read.ok && applyOverrides(await plan(), read.overrides).problems).toEqual([]);
  });

  it('give values in place of found ones', async () => {
    const { scenario } = await applied('responses:\n  lamps/rename/409:\n    values: { id: 12 }\n');
    const [attempt] = scenario?.attempts ?? [];
    expect(attempt?.request.values).toMatchObject({ id: '12' });
    expect(attempt?.inputs.map((input) => input.name)).not.toContain('id');
  });

  it('leave a response out, with the reason', async () => {
    const { scenario } = await applied('responses:\n  lamps/rename/409:\n    leave-out: costs money\n');
    expect(scenario).toMatchObject({ leftOut: 'costs money', attempts: [] });
  });

  it('put down differences that are known', async () => {
    const yaml =
      'responses:\n  lamps/rename/409:\n    differences:\n      - { in: status, status: 422, why: ticket 7 }\n';
    const { scenario } = await applied(yaml);
    expect(scenario?.differences).toEqual([
      { codes: ['wrong-status'], status: 422, place: '', why: 'ticket 7' },
    ]);
  });

  it.each([
    [
      'an unknown response',
      'responses:\n  lamps/renam/409:\n    leave-out: x\n',
      2,
      'did you mean lamps/rename/409?',
    ],
    [
      'an unknown variable',
      'responses:\n  lamps/rename/409:\n    request: { path: { ids: 1 } }\n',
      3,
      'did you mean id?',
    ],
    ['an unknown value', 'responses:\n  lamps/rename/409:\n    values: { idd: 1 }\n', 3, 'did you mean id?'],
    [
      'an unknown way',
      'responses:\n  lamps/rename/200:\n    way: as-documentd\n',
      3,
      'did you mean as-documented?',
    ],
    [
      'a way of docproof 1.0 that has other words now',
      'responses:\n  lamps/rename/200:\n    way: PUT /lamps/{lamp} as documented\n',
      3,
      'did you mean as-documented?',
    ],
    [
      'a way that is like no other',
      'responses:\n  lamps/rename/200:\n    way: zzz\n',
      3,
      'take one of as-documented, or remove the entry',
    ],
    [
      'an unknown generated value',
      'responses:\n  lamps/rename/409:\n    values: { id: 1 }\n    request: { body: { name: "{{$uid}}" } }\n',
      4,
      'did you mean {{$uuid}}?',
    ],
    [
      'an unknown field',
      'responses:\n  lamps/rename/409:\n    values: { id: 1 }\n    reqest: 1\n',
      4,
      'did you mean request?',
    ],
    [
      'a strange field',
      'responses:\n  lamps/rename/409:\n    zzz: 1\n',
      3,
      expect.stringContaining('it may be way, request'),
    ],
    ['no YAML', 'responses:\n  - "a\n', 3, 'see docs/overrides.md'],
  ])('that hold %s are refused with line and suggestion', async (_what, yaml, line, next) => {
    const { problems } = await applied(yaml);
    expect(problems[0]).toMatchObject({ file: 'lamps.overrides.yaml', next });
    expect(problems[0]?.line).toBe(line);
  });
});

/** The test script of a scenario: readable assertions, and below them the compiled schema. */
import { isSuccess } from '../analysis/index.ts';
import { jsonText, statusName } from '../documentation/index.ts';
import { isCertain, type Scenario, type ScenarioPlan } from '../scenarios/index.ts';
import { selfContained } from '../schemas/index.ts';
import type { CollectionParts } from './collection-parts.ts';
import { echoOf, listedIds, locationOf, promisedHeaders, readObjectOf, shownId } from './expectations.ts';
import { listQueriesOf } from './list-queries.ts';

export function testScript(
  scenario: Scenario,
  plan: ScenarioPlan,
  parts: CollectionParts,
): readonly string[] {
  const { response } = scenario;
  const expected = parts.schemas.responses.find((each) => each.id === scenario.id)?.body;
  const validator = parts.validators.get(scenario.id);
  const others = othersLike(scenario, plan).flatMap((id) => parts.validators.get(id) ?? []);
  const matches = others.length > 0 ? 'answer.matches(validate, isAnother)' : 'answer.matches(validate)';
  const schemaTests =
    expected?.kind === 'json' && validator !== undefined
      ? [test(`body is as documented (schemas/${expected.path})`, judgedByType(matches, response))]
      : expected?.kind === 'text'
        ? [test('body is there', 'answer.hasBody()')]
        : [];
  return [
    '// What has to be true of the answer.',
    'docproof(pm, setTimeout).judge((test, answer) => {',
    statusTest(response),
    ...mediaTypeTests(scenario),
    ...promisedHeaders(scenario, plan).map((name) =>
      test(`header ${name} is there`, `answer.hasHeader(${quoted(name)})`),
    ),
    ...schemaTests,
    ...resourceTests(scenario, plan, expected?.kind === 'json' && validator !== undefined),
    ...effectTests(scenario),
    '});',
    ...(schemaTests.length > 0 && validator !== undefined && expected?.kind === 'json'
      ? [...validateFunction(validator, schemaText(expected.path, parts)), ...otherFunction(others)]
      : []),
  ];
}

/** Responses of the same status that the documentation gives no other request for: either may come. */
function othersLike(scenario: Scenario, plan: ScenarioPlan): readonly string[] {
  const { operation, response, attempts } = scenario;
  if (isCertain(scenario)) return [];
  const asked = jsonText(attempts[0]?.request);
  return plan.scenarios
    .filter(
      (other) =>
        other !== scenario &&
        other.operation === operation &&
        other.response.status === response.status &&
        other.response.range?.name === response.range?.name &&
        jsonText(other.attempts[0]?.request) === asked,
    )
    .map((other) => other.id);
}

function test(name: string, check: string): string {
  return `  test(${quoted(name)}, () => ${check});`;
}

function quoted(text: string): string {
  return `'${text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replace(/[\r\n]+/g, ' ')}'`;
}

/** The schema is that of the first media type; of another one no more is known than that a body is there. */
function judgedByType(matches: string, { otherTypes = [] }: Scenario['response']): string {
  return otherTypes.length === 0
    ? matches
    : `answer.isOf(${otherTypes.map(quoted).join(', ')}) ? answer.hasBody() : ${matches}`;
}

function statusTest(response: Scenario['response']): string {
  const name = statusName(response);
  return response.range
    ? test(`status is ${name}`, `answer.hasStatus(${quoted(name)})`)
    : test(`status is ${name}`, `answer.hasStatus(${response.status})`);
}

function mediaTypeTests({ response }: Scenario): readonly string[] {
  if (response.mediaType === undefined || response.status === 204 || response.status === 304) return [];
  const types = [response.mediaType, ...(response.otherTypes ?? [])];
  const check = `answer.hasMediaType(${types.map(quoted).join(', ')})`;
  // Where no body is shown, one need not come.
  const name = `media type is ${types.join(' or ')}`;
  return [test(name, response.body === undefined ? `answer.isEmpty() || ${check}` : check)];
}

function resourceTests(scenario: Scenario, plan: ScenarioPlan, judged: boolean): readonly string[] {
  const shown = shownId(scenario, plan);
  const object = readObjectOf(scenario, plan);
  const list = listedIds(scenario, plan);
  const queries = listQueriesOf(scenario, plan);
  return [
    ...(shown
      ? [
          test(
            'the resource returned is the one asked for',
            `answer.shows(${quoted(shown.place)}, ${quoted(shown.need)})`,
          ),
        ]
      : []),
    ...(shown && object
      ? [
          test(
            'it is as its list shows it',
            `answer.agreesWithList(${jsonText(object)}, ${quoted(shown.need)})`,
          ),
          ...(judged
            ? [test('others that its list shows are alike', 'answer.othersAreAlike(validate)')]
            : []),
        ]
      : []),
    ...(object && scenario.effect.kind === 'none'
      ? [test('reading it changes nothing', 'answer.onlyReads()')]
      : []),
    ...(list
      ? [
          test(
            'each resource is listed once',
            `answer.hasDistinct(${jsonText(list.items)}, ${jsonText(list.field)})`,
          ),
        ]
      : []),
    ...(queries ? [test('query parameters do what is documented', 'answer.honoursQueries()')] : []),
  ];
}

function effectTests(scenario: Scenario): readonly string[] {
  const { effect, response } = scenario;
  const success = isSuccess(response);
  switch (effect.kind) {
    case 'none':
    case 'switch':
    case 'irreversible':
      return [];
    case 'update':
      return success
        ? [
            ...echoTests(scenario),
            test('the update is seen by the next read', 'answer.isStored()'),
            test('nothing else is changed', 'answer.leavesTheRest()'),
          ]
        : [test('the refused request changes nothing', 'answer.changesNothing()')];
    case 'create':
      return success
        ? [
            ...echoTests(scenario),
            ...(effect.read || effect.list
              ? [test('what was made is seen by the next read', 'answer.isStored()')]
              : []),
            ...(effect.list ? [test('nothing else is changed', 'answer.leavesTheRest()')] : []),
          ]
        : effect.list
          ? [test('the refused request changes nothing', 'answer.leavesAll()')]
          : [];
    case 'delete':
      if (!success)
        return effect.list ? [test('the refused request changes nothing', 'answer.leavesAll()')] : [];
      return [
        ...(effect.read || effect.list ? [test('what was deleted is gone', 'answer.isGone()')] : []),
        ...(effect.list ? [test('nothing else is changed', 'answer.leavesTheRest()')] : []),
      ];
  }
}

function echoTests(scenario: Scenario): readonly string[] {
  const echo = echoOf(scenario);
  const location = locationOf(scenario);
  return [
    ...(echo
      ? [
          test(
            'the answer shows what was sent',
            `answer.showsWhatWasSent(${[echo.sentAt, echo.shownAt, echo.fields].map((each) => jsonText(each)).join(', ')})`,
          ),
        ]
      : []),
    ...(location
      ? [
          test(
            `header ${location.name} leads to what was made`,
            `answer.leadsToMade(${quoted(location.name)}${location.leads === 'by-id' ? '' : `, ${quoted(location.leads)}`})`,
          ),
        ]
      : []),
  ];
}

/** Longer schemas are shown by their beginning; the file has all of them. In lines. */
const longestSchema = 150;

/** The schema with all that it refers to, line by line. */
function schemaText(path: string, { schemas }: CollectionParts): readonly string[] {
  const lines = jsonText(selfContained(schemas, path), 2)
    .replace(/[\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
    .split('\n');
  const shown = lines.slice(0, longestSchema);
  return lines.length > shown.length
    ? [...shown, `… ${lines.length - shown.length} more lines in schemas/${path}`]
    : shown;
}

function validateFunction(validator: string, schema: readonly string[]): readonly string[] {
  return [
    '',
    '// The schema of the body:',
    ...schema.map((line) => `//   ${line}`),
    '// The same, compiled by Ajv 8 to standalone code:',
    'function validate(body) {',
    `  return (${validator.trim().replace(/;$/, '')})(body);`,
    '}',
  ];
}

function otherFunction(validators: readonly string[]): readonly string[] {
  if (validators.length === 0) return [];
  return [
    '',
    '// Whether the body is what another documented response to the same request shows.',
    'function isAnother(body) {',
    `  return [${validators.map((each) => `(${each.trim().replace(/;$/, '')})`).join(', ')}].some((each) => each(body).length === 0);`,
    '}',
  ];
}

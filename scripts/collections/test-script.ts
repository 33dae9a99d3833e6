/** The test script of a scenario: readable assertions, and below them the compiled schema. */
import { isSuccess } from '../analysis/index.ts';
import { isJsonType, jsonText, type OtherContent, statusName } from '../documentation/index.ts';
import type { Scenario, ScenarioPlan } from '../scenarios/index.ts';
import type { ResponseValidators } from '../schemas/index.ts';
import type { CollectionParts } from './collection-parts.ts';
import {
  echoOf,
  judgedHeaders,
  listedIds,
  locationOf,
  promisedHeaders,
  readObjectOf,
  shownId,
} from './expectations.ts';
import { listQueriesOf } from './list-queries.ts';
import { refusalWithSuccess } from './refusal-with-success.ts';
import { dataLiteral, quoted } from './scripts.ts';
import {
  anotherFunction,
  bodyFunction,
  headerFunction,
  otherTypesFunction,
  refusalArgument,
  refusalFunction,
} from './validator-functions.ts';

export function testScript(
  scenario: Scenario,
  plan: ScenarioPlan,
  parts: CollectionParts,
): readonly string[] {
  const { response } = scenario;
  const expected = parts.schemas.responses.find((each) => each.id === scenario.id);
  const validators = parts.validators.get(scenario.id) ?? noValidators;
  const isJson = expected?.body.kind === 'json' && validators.body !== undefined;
  const others = othersLike(scenario, plan);
  const alike = others.flatMap(({ id }) => parts.validators.get(id)?.body ?? []);
  const matches = alike.length > 0 ? 'answer.matches(validate, isAnother)' : 'answer.matches(validate)';
  const headers = judgedHeaders(scenario, plan, [...validators.headers.keys()]);
  const bodyTests =
    expected?.body.kind === 'json' && isJson
      ? [
          test(
            `body is as documented (schemas/${expected.body.path})`,
            judgedByType(matches, response, validators),
          ),
        ]
      : expected?.body.kind === 'text' || validators.others.has(response.mediaType ?? '')
        ? [test(textTestName(response, validators), judgedByType('answer.hasBody()', response, validators))]
        : [];
  const refusal = refusalWithSuccess(scenario, plan, parts.validators);
  const otherTypes = otherTypeTests(scenario, validators) ?? (refusal && '{}');
  return [
    '// What has to be true of the answer.',
    'docproof(pm, setTimeout).judge((test, answer) => {',
    statusTest(response),
    ...mediaTypeTests(
      scenario,
      others.flatMap(({ response }) => typesOf(response)),
    ),
    ...promisedHeaders(scenario, plan).map((name) =>
      test(`header ${name} is there`, `answer.hasHeader(${quoted(name)})`),
    ),
    ...headers.map((name) =>
      test(
        `header ${name} is as documented`,
        `answer.headerMatches(${quoted(name)}, ofHeader(${quoted(name)}))`,
      ),
    ),
    ...bodyTests,
    ...resourceTests(scenario, plan, isJson, alike.length === 0),
    ...effectTests(scenario),
    `}${[otherTypes, refusal && refusalArgument(refusal)]
      .filter(Boolean)
      .map((each) => `, ${each}`)
      .join('')});`,
    ...(isJson && expected?.body.kind === 'json'
      ? [...bodyFunction(validators.body, expected.body.path, parts), ...anotherFunction(alike)]
      : []),
    ...headerFunction(validators, headers),
    ...otherTypesFunction(validators),
    ...refusalFunction(refusal),
  ];
}

const noValidators: ResponseValidators = { body: undefined, headers: new Map(), others: new Map() };

function textTestName({ mediaType = '' }: Scenario['response'], { others }: ResponseValidators): string {
  return others.has(mediaType) ? 'body is as documented' : 'body is there';
}

/** Responses of the same status that the documentation gives no other request for: either may come. */
function othersLike(scenario: Scenario, plan: ScenarioPlan): readonly Scenario[] {
  const { operation, response, attempts } = scenario;
  const asked = jsonText(attempts[0]?.request);
  return plan.scenarios.filter(
    (other) =>
      other !== scenario &&
      other.operation === operation &&
      other.response.status === response.status &&
      other.response.range?.name === response.range?.name &&
      jsonText(other.attempts[0]?.request) === asked,
  );
}

function test(name: string, check: string): string {
  return `  test(${quoted(name)}, () => ${check});`;
}

/** The answer may be of any documented media type: each has a schema of its own, or none is known. */
function judgedByType(
  check: string,
  { otherContents = [] }: Scenario['response'],
  validators: ResponseValidators,
): string {
  return otherContents.reduceRight(
    (otherwise, content) =>
      `answer.isOf(${quoted(content.mediaType)}) ? ${checkOf(content, validators) ?? 'undefined'} : ${otherwise}`,
    check,
  );
}

/** undefined if nothing is known of the body. */
function checkOf(
  { mediaType, body, notation }: OtherContent,
  { others }: ResponseValidators,
): string | undefined {
  const isShown = body !== undefined && !body.generated;
  if (!others.has(mediaType)) return isShown ? 'answer.hasBody()' : undefined;
  const validate = `ofType(${quoted(mediaType)})`;
  if (notation) return `answer.writtenMatches(${validate}, ${dataLiteral(notation)})`;
  if (isJsonType(mediaType)) return `answer.matches(${validate})`;
  return isShown ? `answer.textMatches(${validate}, 'not empty')` : `answer.textMatches(${validate})`;
}

/** What has to be true of the answer where another media type is asked for; undefined if none is. */
function otherTypeTests(
  { attempts, response }: Scenario,
  validators: ResponseValidators,
): string | undefined {
  const asked = attempts
    .flatMap(({ requiredVariants = [] }) => requiredVariants)
    .flatMap(({ outcome }) => (outcome?.kind === 'media-type' ? [outcome.mediaType] : []));
  const contents = (response.otherContents ?? []).filter(({ mediaType }) => asked.includes(mediaType));
  if (contents.length === 0) return undefined;
  const lines = contents.flatMap((content) => {
    const { mediaType } = content;
    const check = checkOf(content, validators);
    return [
      `  ${quoted(mediaType)}: (test, answer) => {`,
      `  ${test(`as ${mediaType}: media type`, `answer.hasMediaType(${quoted(mediaType)})`)}`,
      ...(check === undefined ? [] : [`  ${test(`as ${mediaType}: body is as documented`, check)}`]),
      '  },',
    ];
  });
  return ['{', ...lines, '}'].join('\n');
}

function statusTest(response: Scenario['response']): string {
  const name = statusName(response);
  return response.range
    ? test(`status is ${name}`, `answer.hasStatus(${quoted(name)})`)
    : test(`status is ${name}`, `answer.hasStatus(${response.status})`);
}

/** `ofOthers` are the types of other responses that may come in its place. */
function mediaTypeTests({ response }: Scenario, ofOthers: readonly string[]): readonly string[] {
  if (response.mediaType === undefined || response.status === 204 || response.status === 304) return [];
  const types = typesOf(response);
  const foreign = [...new Set(ofOthers)].filter((type) => !types.includes(type));
  const judged = `answer.hasMediaType(${types.map(quoted).join(', ')})`;
  const check =
    foreign.length === 0 ? judged : `(answer.isNotOf(${foreign.map(quoted).join(', ')}), ${judged})`;
  // Where no body is shown, one need not come.
  const name = `media type is ${types.join(' or ')}`;
  return [test(name, response.body === undefined ? `answer.isEmpty() || ${check}` : check)];
}

function typesOf({ mediaType, otherContents = [] }: Scenario['response']): readonly string[] {
  const types = [mediaType, ...otherContents.map((content) => content.mediaType)];
  return [...new Set(types)].flatMap((type) => type ?? []);
}

function resourceTests(
  scenario: Scenario,
  plan: ScenarioPlan,
  judged: boolean,
  isAlone: boolean,
): readonly string[] {
  const shown = shownId(scenario, plan);
  const object = readObjectOf(scenario, plan);
  const list = listedIds(scenario, plan);
  const queries = listQueriesOf(scenario, plan);
  const isOfOneSchema = judged && isAlone && (scenario.response.otherContents ?? []).length === 0;
  return [
    ...(shown
      ? [
          test(
            'the resource returned is the one asked for',
            `answer.shows(${quoted(shown.place)}, ${quoted(shown.input)})`,
          ),
        ]
      : []),
    ...(shown?.isListed && object
      ? [
          test(
            'it is as its list shows it',
            `answer.agreesWithList(${jsonText(object)}, ${quoted(shown.input)})`,
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
    ...(queries
      ? [
          test(
            'query parameters do what is documented',
            isOfOneSchema ? 'answer.honoursQueries(validate)' : 'answer.honoursQueries()',
          ),
        ]
      : []),
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
            test('the next read shows the update', 'answer.isStored()'),
            test('nothing else is changed', 'answer.leavesTheRest()'),
          ]
        : [test('the refused request changes nothing', 'answer.changesNothing()')];
    case 'create':
      return success
        ? [
            ...echoTests(scenario),
            ...(effect.read || effect.list
              ? [test('the next read shows what was created', 'answer.isStored()')]
              : []),
            ...(effect.list ? [test('nothing else is changed', 'answer.leavesTheRest()')] : []),
          ]
        : effect.list
          ? [test('the refused request changes nothing', 'answer.leavesAll()')]
          : [];
    case 'delete':
      if (!success)
        return effect.read || effect.list
          ? [test('the refused request changes nothing', 'answer.leavesAll()')]
          : [];
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
            `header ${location.name} links to the created resource`,
            `answer.leadsToMade(${quoted(location.name)}${location.leads === 'by-id' ? '' : `, ${quoted(location.leads)}`})`,
          ),
        ]
      : []),
  ];
}

/** A scenario → one request of the collection, with its scripts and the documented answer as an example. */
import { reasonPhrase, statusName } from '../documentation/index.ts';
import type { Scenario, ScenarioPlan } from '../scenarios/index.ts';
import type { CollectionParts } from './collection-parts.ts';
import type { PostmanExample, PostmanItem, PostmanRequest } from './postman-collection.ts';
import { prepareScript } from './prepare-script.ts';
import { requestOf } from './request/request-of.ts';
import { scriptEvent } from './scripts.ts';
import { testScript } from './test-script.ts';

export function buildItem(scenario: Scenario, plan: ScenarioPlan, parts: CollectionParts): PostmanItem {
  const request = requestOf(scenario, plan);
  return {
    id: scenario.id,
    name: `${scenario.operation.name} – ${scenario.title}`,
    event: [
      scriptEvent('prerequest', prepareScript(scenario, plan, parts)),
      scriptEvent('test', testScript(scenario, plan, parts)),
    ],
    request: { ...request, description: describeScenario(scenario) },
    response: [savedExample(scenario, request)],
    protocolProfileBehavior: {
      followRedirects: false,
      disableCookies: true,
      ...(request.body && /^(GET|HEAD)$/.test(request.method) ? { disableBodyPruning: true } : {}),
    },
  };
}

/** What a request of the collection says of itself, Markdown. */
function describeScenario(scenario: Scenario): string {
  const { operation, response } = scenario;
  const [interpretation] = scenario.interpretations;
  const lines = [
    operation.description,
    `**Documented response:** ${statusName(response)} of ${operation.method} \`${operation.uriTemplate}\` ` +
      `(${response.source.file}:${response.source.line})`,
    `**Given when** ${interpretation?.summary ?? 'the documentation does not say'} (${interpretation?.confidence ?? 'guess'}).`,
    (interpretation?.evidence ?? [])
      .map((each) => `- ${each.text} (${each.source.file}:${each.source.line})`)
      .join('\n'),
    scenario.unprovokable
      ? `**Not sent:** ${scenario.unprovokable.reason}. To change that: ${scenario.unprovokable.next}.`
      : '',
    response.description,
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

/** The documented answer as Postman saves examples. */
function savedExample(scenario: Scenario, request: Omit<PostmanRequest, 'description'>): PostmanExample {
  const { response } = scenario;
  const { auth: _inherited, ...originalRequest } = request;
  return {
    name: `${statusName(response)} as documented`,
    originalRequest,
    status: reasonPhrase(response.status),
    code: response.status,
    _postman_previewlanguage: previewLanguage(response.mediaType),
    header: [
      ...(response.mediaType === undefined ? [] : [{ key: 'Content-Type', value: response.mediaType }]),
      ...response.headers.map((header) => ({ key: header.name, value: header.value })),
    ],
    cookie: [],
    body: response.body?.text ?? '',
  };
}

function previewLanguage(mediaType: string | undefined): PostmanExample['_postman_previewlanguage'] {
  if (mediaType === undefined) return 'text';
  if (/json/i.test(mediaType)) return 'json';
  if (/html/i.test(mediaType)) return 'html';
  return /xml/i.test(mediaType) ? 'xml' : 'text';
}

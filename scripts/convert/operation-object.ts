import type { Api, ApiOperation, ApiParameter } from '../analysis/index.ts';
import {
  type DocumentedResponse,
  type Json,
  type JsonObject,
  type JsonSchema,
  listIn,
  type Operation,
  type Parameter,
  reasonPhrase,
  type Source,
} from '../documentation/index.ts';
import { headersOf, linksOf } from './beside-the-body.ts';
import type { Components } from './components.ts';
import { type AlternativeContent, alternativeContents, contentsOf } from './contents.ts';
import { namesOf } from './operation-names.ts';
import { styleOf } from './parameter-style.ts';
import { type ConversionLoss, texts, withoutEmpty } from './parts.ts';
import { requirementsOf } from './security.ts';

export function operationObject(
  each: ApiOperation,
  api: Api,
  components: Components,
  losses: ConversionLoss[],
): JsonObject {
  const { operation } = each;
  const isOpenApi = api.description.security !== undefined;
  const requests = shownRequests(each, isOpenApi);
  const security = requirementsOf(operation, api);
  return {
    ...namesOf(operation, isOpenApi),
    ...(operation.group === '' || operation.sentByTarget ? {} : { tags: [operation.group] }),
    ...(operation.deprecated ? { deprecated: true } : {}),
    ...withoutEmpty({
      parameters: each.parameters
        .filter(({ documented }) => !isOfScheme(documented, api))
        .map((parameter) => parameterObject(parameter, operation, components)),
      requestBody: requests.length === 0 ? {} : { required: true, content: contentsOf(requests, components) },
    }),
    responses: responsesOf(each, api, components, losses),
    ...(security === undefined ? {} : { security }),
  };
}

function shownRequests(
  { operation, requests }: ApiOperation,
  isOpenApi: boolean,
): readonly AlternativeContent[] {
  return operation.requests.flatMap((message, index) => {
    const content = requests[index]?.content;
    const written = isOpenApi ? (message.schema ?? message.shape) : undefined;
    const isTyped = isOpenApi && message.mediaType !== undefined;
    const hasBody = message.body !== undefined || content?.kind === 'json' || content?.kind === 'form';
    return content && (hasBody || isTyped) ? [{ message, content, written, name: message.name }] : [];
  });
}

/** A parameter that only the security schemes speak of. */
function isOfScheme(documented: Parameter | undefined, { description: { security = [] } }: Api): boolean {
  return documented?.credential === true && security.some(({ source }) => isSame(source, documented.source));
}

function isSame(a: Source, b: Source): boolean {
  return a.file === b.file && a.line === b.line && a.pointer === b.pointer;
}

/** The schema as written where the format has one, else what is understood of it. */
function parameterObject(parameter: ApiParameter, operation: Operation, components: Components): JsonObject {
  const { documented, resolved } = parameter;
  const { description, examples, ...understood } = resolved.schema;
  const written = documented?.schema ?? understood;
  const shown = documented?.isMade ? undefined : asWritten(listIn(examples)[0], documented?.example);
  const isSent = parameter.in !== 'header' || parameter.required || sends(operation, parameter.name);
  const schema = components.moved(isSent ? written : withExamples(written, shown));
  const isSaid = typeof written === 'object' && shown !== undefined && listIn(written.examples)[0] === shown;
  const value: JsonObject =
    shown === undefined || !isSent || isSaid ? { schema } : { schema, example: shown };
  return {
    name: parameter.name,
    in: parameter.in,
    ...((documented?.required ?? parameter.required) ? { required: true } : {}),
    ...texts({ description: documented ? ownDescription(documented) : String(description ?? '') }),
    ...styleOf(parameter, operation),
    ...(documented?.mediaType === undefined ? value : { content: { [documented.mediaType]: value } }),
  };
}

/** A value, or the text that it was read from where that is written in another way: `1` for a truth value. */
function asWritten(value: Json | undefined, text: string | undefined): Json | undefined {
  const isPlain = typeof value === 'number' || typeof value === 'boolean';
  return isPlain && text !== undefined && String(value) !== text ? text : value;
}

/** What its schema does not say as well. */
function ownDescription({ description, schema }: Parameter): string {
  const said = typeof schema === 'object' && typeof schema.description === 'string' ? schema.description : '';
  return said.trim() === description ? '' : description;
}

/** A header with an example of its own is sent; one whose schema alone shows a value need not be. */
function sends({ requests }: Operation, name: string): boolean {
  return requests.some(({ headers }) =>
    headers.some((each) => each.name.toLowerCase() === name.toLowerCase()),
  );
}

function withExamples(schema: JsonSchema | boolean, example: Json | undefined): JsonSchema | boolean {
  if (example === undefined || typeof schema === 'boolean' || schema.examples !== undefined) return schema;
  return { ...schema, examples: [example] };
}

/** The name of the request that it belongs to; a success belongs to all of them where none is named. */
function nameOfExample({ status, requests }: DocumentedResponse, operation: Operation): string {
  const isOfAll = status < 300 && requests.length === operation.requests.length;
  return isOfAll ? '' : (requests.map((at) => operation.requests[at]?.name ?? '').find(Boolean) ?? '');
}

/** Where nothing is said of a response: the format demands a description, which may be empty. */
function silence([first]: readonly DocumentedResponse[], isOpenApi: boolean): string {
  return isOpenApi || first === undefined ? '' : reasonPhrase(first.status);
}

/** By status; several responses of one status become one with several contents and examples. */
function responsesOf(
  each: ApiOperation,
  api: Api,
  components: Components,
  losses: ConversionLoss[],
): JsonObject {
  const { operation, responses } = each;
  const isOpenApi = api.description.security !== undefined;
  const byKey = new Map<string, number[]>();
  for (const [index, response] of operation.responses.entries()) {
    const key = response.range?.name ?? String(response.status);
    byKey.set(key, [...(byKey.get(key) ?? []), index]);
  }
  return Object.fromEntries(
    [...byKey].map(([key, indices]) => {
      const same = indices.flatMap((index) => operation.responses[index] ?? []);
      for (const response of same.slice(1)) {
        losses.push({
          what: `a further response ${key} of ${operation.method} ${operation.uriTemplate} became an example of the first`,
          source: response.source,
        });
      }
      const shown = indices.flatMap((index): readonly AlternativeContent[] => {
        const message = operation.responses[index];
        const content = responses[index]?.content;
        const name = message ? nameOfExample(message, operation) : '';
        const written = isOpenApi ? (message?.schema ?? message?.shape) : undefined;
        const first =
          message && content && (content.kind !== 'empty' || message.mediaType !== undefined)
            ? [{ message, content, written, name }]
            : [];
        return [...first, ...alternativeContents(responses[index]?.others ?? [], message?.mediaType)];
      });
      return [
        key,
        {
          description: same.map(({ description }) => description).find(Boolean) ?? silence(same, isOpenApi),
          ...withoutEmpty({
            headers: headersOf(same, components),
            content: contentsOf(shown, components),
            links: linksOf(same, api),
          }),
        },
      ];
    }),
  );
}

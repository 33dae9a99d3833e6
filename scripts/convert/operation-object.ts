import type { Api, ApiOperation, ApiParameter } from '../analysis/index.ts';
import { type Json, type JsonObject, type Operation, reasonPhrase } from '../documentation/index.ts';
import type { Components } from './components.ts';
import { contentsOf, type Shown, shownBeside } from './contents.ts';
import { styleOf } from './parameter-style.ts';
import { type Loss, texts, withoutEmpty } from './parts.ts';
import { requirementsOf } from './security.ts';

export function operationObject(
  each: ApiOperation,
  api: Api,
  components: Components,
  losses: Loss[],
): JsonObject {
  const { operation } = each;
  const isOpenApi = api.description.security !== undefined;
  const requests = shownRequests(each, isOpenApi);
  const security = requirementsOf(operation, api);
  return {
    operationId: operation.id,
    ...texts({ summary: operation.name, description: withoutStart(operation.description, operation.name) }),
    ...(operation.group === '' ? {} : { tags: [operation.group] }),
    ...(operation.deprecated ? { deprecated: true } : {}),
    ...withoutEmpty({
      parameters: each.parameters
        .filter(({ documented }) => documented?.credential !== true)
        .map((parameter) => parameterObject(parameter, operation, components)),
      requestBody: requests.length === 0 ? {} : { required: true, content: contentsOf(requests, components) },
    }),
    responses: responsesOf(each, isOpenApi, components, losses),
    ...(security === undefined ? {} : { security }),
  };
}

/** A description that begins with the summary would say it twice. */
function withoutStart(description: string, start: string): string {
  return description.startsWith(start) ? description.slice(start.length).trim() : description;
}

function shownRequests({ operation, requests }: ApiOperation, isOpenApi: boolean): readonly Shown[] {
  return operation.requests.flatMap((message, index) => {
    const content = requests[index]?.content;
    const hasBody = message.body !== undefined || content?.kind === 'json' || content?.kind === 'form';
    const written = isOpenApi ? message.schema : undefined;
    return content && hasBody ? [{ message, content, written, name: message.name }] : [];
  });
}

function parameterObject(parameter: ApiParameter, operation: Operation, components: Components): JsonObject {
  const { description, examples, ...schema } = parameter.resolved.schema;
  const [example] = Array.isArray(examples) ? (examples as readonly Json[]) : [];
  const isSent = parameter.in !== 'header' || parameter.required || sends(operation, parameter.name);
  return {
    name: parameter.name,
    in: parameter.in,
    ...(parameter.required ? { required: true } : {}),
    ...texts({ description: typeof description === 'string' ? description : undefined }),
    ...styleOf(parameter, operation),
    schema: components.moved(isSent ? schema : withExamples(schema, example)),
    ...(example === undefined || !isSent ? {} : { example }),
  };
}

/** A header with an example of its own is sent; one whose schema alone shows a value need not be. */
function sends({ requests }: Operation, name: string): boolean {
  return requests.some(({ headers }) =>
    headers.some((each) => each.name.toLowerCase() === name.toLowerCase()),
  );
}

function withExamples(schema: JsonObject, example: Json | undefined): JsonObject {
  return example === undefined ? schema : { ...schema, examples: [example] };
}

/** By status; several responses of one status become one with several contents and examples. */
function responsesOf(
  each: ApiOperation,
  isOpenApi: boolean,
  components: Components,
  losses: Loss[],
): JsonObject {
  const { operation, responses } = each;
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
      const shown = indices.flatMap((index): readonly Shown[] => {
        const message = operation.responses[index];
        const content = responses[index]?.content;
        const name = message?.requests.map((at) => operation.requests[at]?.name ?? '').find(Boolean) ?? '';
        const written = isOpenApi ? message?.schema : undefined;
        const first =
          message && content && (content.kind !== 'empty' || message.mediaType !== undefined)
            ? [{ message, content, written, name }]
            : [];
        return [...first, ...shownBeside(responses[index]?.others ?? [])];
      });
      return [
        key,
        {
          description:
            same.map(({ description }) => description).find(Boolean) ?? reasonPhrase(same[0]?.status ?? 200),
          ...withoutEmpty({
            headers: Object.fromEntries(
              same
                .flatMap(({ headers }) => headers)
                .map(({ name, value }) => [
                  name,
                  { required: true, schema: { type: 'string' }, ...(value === '' ? {} : { example: value }) },
                ]),
            ),
            content: contentsOf(shown, components),
          }),
        },
      ];
    }),
  );
}

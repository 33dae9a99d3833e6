import type { Api, ApiOperation, ApiParameter } from '../analysis/index.ts';
import { type Json, type JsonObject, reasonPhrase } from '../documentation/index.ts';
import type { Components } from './components.ts';
import { contentsOf, type Shown } from './contents.ts';
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
  const requests = shownRequests(each);
  const security = requirementsOf(operation, api);
  return {
    operationId: operation.id,
    ...texts({ summary: operation.name, description: withoutStart(operation.description, operation.name) }),
    ...(operation.group === '' ? {} : { tags: [operation.group] }),
    ...(operation.deprecated ? { deprecated: true } : {}),
    ...withoutEmpty({
      parameters: each.parameters
        .filter(({ documented }) => documented?.credential !== true)
        .map((parameter) => parameterObject(parameter, components)),
      requestBody: requests.length === 0 ? {} : { required: true, content: contentsOf(requests, components) },
    }),
    responses: responsesOf(each, components, losses),
    ...(security === undefined ? {} : { security }),
  };
}

/** A description that begins with the summary would say it twice. */
function withoutStart(description: string, start: string): string {
  return description.startsWith(start) ? description.slice(start.length).trim() : description;
}

function shownRequests({ operation, requests }: ApiOperation): readonly Shown[] {
  return operation.requests.flatMap((message, index) => {
    const content = requests[index]?.content;
    const hasBody = message.body !== undefined || content?.kind === 'json' || content?.kind === 'form';
    return content && hasBody ? [{ message, content, name: message.name }] : [];
  });
}

function parameterObject(parameter: ApiParameter, components: Components): JsonObject {
  const { description, examples, ...schema } = parameter.resolved.schema;
  const [example] = Array.isArray(examples) ? (examples as readonly Json[]) : [];
  return {
    name: parameter.name,
    in: parameter.in,
    ...(parameter.required ? { required: true } : {}),
    ...texts({ description: typeof description === 'string' ? description : undefined }),
    ...styleOf(parameter),
    schema: components.moved(schema),
    ...(example === undefined ? {} : { example }),
  };
}

/** By status; several responses of one status become one with several contents and examples. */
function responsesOf(each: ApiOperation, components: Components, losses: Loss[]): JsonObject {
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
        return message && content && content.kind !== 'empty' ? [{ message, content, name }] : [];
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

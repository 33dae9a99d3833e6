/** What a response says beside its body: headers and links. */
import type { Api } from '../analysis/index.ts';
import type { DocumentedResponse, JsonObject } from '../documentation/index.ts';
import type { Components } from './components.ts';
import { linkTo } from './operation-names.ts';

/** The promised ones, and those of which only the values are described. */
export function headersOf(responses: readonly DocumentedResponse[], components: Components): JsonObject {
  const promised = responses.flatMap(({ headers }) => headers);
  const described = responses.flatMap(({ headerSchemas = [] }) => headerSchemas);
  const names = new Set([...promised, ...described].map(({ name }) => name));
  return Object.fromEntries(
    [...names].map((name) => {
      const header = promised.find((each) => each.name === name);
      const values = described.find((each) => each.name === name);
      const example = header ? header.value : (values?.sample ?? '');
      return [
        name,
        {
          ...(header ? { required: true } : {}),
          schema: values ? components.moved(values.schema) : { type: 'string' },
          ...(example === '' ? {} : { example }),
        },
      ];
    }),
  );
}

/** One for each operation that takes something of the response. */
export function linksOf(responses: readonly DocumentedResponse[], api: Api): JsonObject {
  const links = responses.flatMap((response) => response.links ?? []);
  const ids = [...new Set(links.map(({ operation }) => operation))];
  return Object.fromEntries(
    ids.flatMap((id) => {
      const target = api.operations.find(({ operation }) => operation.id === id)?.operation;
      const parameters = links
        .filter(({ operation }) => operation === id)
        .map(({ parameter, pointer }) => [parameter, `$response.body#${pointer}`]);
      return target ? [[id, { ...linkTo(target), parameters: Object.fromEntries(parameters) }]] : [];
    }),
  );
}

/** What a response says beside its body: headers and links. */
import { type Api, keysOf, withValueAt } from '../analysis/index.ts';
import type { DocumentedResponse, Json, JsonObject } from '../documentation/index.ts';
import type { Components } from './components.ts';
import { linkTo } from './operation-names.ts';
import { withoutEmpty } from './parts.ts';

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
      const own = links.filter(({ operation }) => operation === id);
      const parameters = own
        .filter((each) => each.in !== 'body')
        .map(({ in: where, place, pointer }) => [`${where}.${place}`, `$response.body#${pointer}`]);
      const requestBody = own
        .filter((each) => each.in === 'body')
        .reduce<Json>(
          (body, { place, pointer }) => withValueAt(body, keysOf(place), `$response.body#${pointer}`),
          {},
        );
      const taken = { parameters: Object.fromEntries(parameters), requestBody };
      return target ? [[id, withoutEmpty({ ...linkTo(target), ...taken })]] : [];
    }),
  );
}

import { isObject } from '../../analysis/index.ts';
import type { Operation } from '../../documentation/index.ts';

/** What the documentation says of the fields of a request's body, by their names. */
export function fieldDescriptions({ attributes, requests }: Operation): ReadonlyMap<string, string> {
  const written = requests.flatMap(({ schema }) => {
    const properties = schema?.properties;
    return isObject(properties) ? Object.entries(properties) : [];
  });
  return new Map([
    ...written.flatMap(([name, property]): [string, string][] =>
      isObject(property) && typeof property.description === 'string' ? [[name, property.description]] : [],
    ),
    ...attributes.map(({ name, description }): [string, string] => [name, description]),
  ]);
}

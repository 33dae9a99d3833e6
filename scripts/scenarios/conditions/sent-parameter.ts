/** A parameter in a request: read where it was received, changed where it is planned. */
import { percentDecoded, readCookies } from '../../documentation/index.ts';
import { type PlannedRequest, withCookie, withHeader, withPathValue, withQuery } from '../requests/index.ts';
import type { RequestView } from './condition.ts';
import type { ParameterPlace } from './model.ts';

/** Its values as texts; empty if it was not sent. */
export function sentValues(
  { path, query, headers }: Pick<RequestView, 'path' | 'query' | 'headers'>,
  place: ParameterPlace,
  name: string,
): readonly string[] {
  switch (place) {
    case 'path':
      return Object.hasOwn(path, name) ? [path[name] as string] : [];
    case 'query':
      return query.get(name) ?? [];
    case 'header':
      return [headers.get(name.toLowerCase()) ?? []].flat();
    case 'cookie': {
      const value = readCookies(headers.get('cookie') ?? '').get(name);
      return value === undefined ? [] : [percentDecoded(value)];
    }
  }
}

/** Another value for it; undefined leaves it out, and a variable of the path empty. */
export function withParameter(
  planned: PlannedRequest,
  place: ParameterPlace,
  name: string,
  value: string | undefined,
): PlannedRequest {
  switch (place) {
    case 'path':
      return withPathValue(planned, name, value ?? '');
    case 'query':
      return withQuery(planned, name, value);
    case 'header':
      return withHeader(planned, name, value);
    case 'cookie':
      return withCookie(planned, name, value);
  }
}

/** Documented response headers with the values of this answer. */
import {
  allows,
  type DocumentedResponse,
  type HeaderSchema,
  headerInterpretations,
  pathSegments,
} from '../../../documentation/index.ts';
import { encodeSegment } from '../model/encode.ts';
import type { Entity, ServedOperation } from '../model/model.ts';

export type HeaderList = readonly (readonly [name: string, value: string])[];

const own =
  /^(content-type|content-length|transfer-encoding|connection|keep-alive|date|trailer|upgrade|content-encoding)$/i;

export interface HeaderValues {
  readonly served: ServedOperation;
  readonly values: readonly string[];
  readonly entity: Entity | undefined;
  /** Host that the client has called. */
  readonly host: string | undefined;
  readonly tag: () => string | undefined;
  /** Of a list, what the answer shows of it; the documented value of a header in the terms of that page. */
  readonly onPage: (name: string, documented: string) => string | undefined;
}

export function documentedHeaders(response: DocumentedResponse, values: HeaderValues): HeaderList {
  const headers: (readonly [string, string])[] = [];
  for (const { name, value } of response.headers) {
    if (own.test(name) || !/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) continue;
    const described = response.headerSchemas?.find((each) => each.name === name);
    const documented = value === '' && !/location$/i.test(name) ? (described?.sample ?? '') : value;
    const shown = headerValue(name.toLowerCase(), documented, values);
    const fitting = described && !fits(shown, described) ? described.sample : shown;
    if (fitting !== '' || value === '') headers.push([name, safeHeader(fitting)]);
  }
  return headers;
}

function fits(text: string, { schema }: HeaderSchema): boolean {
  return headerInterpretations(text).some((value) => allows(schema, value, schema));
}

function headerValue(name: string, documented: string, values: HeaderValues): string {
  if (name === 'location' || name === 'content-location') return locationOf(documented, values);
  if (name === 'etag') return quotedTag(documented, values.tag()) ?? documented;
  return values.onPage(name, documented) ?? documented;
}

function quotedTag(documented: string, tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  return documented.startsWith('W/') ? `W/"${tag}"` : `"${tag}"`;
}

/** The documented location with the ids of this request, on the host that was called. */
function locationOf(documented: string, { served, values, entity, host }: HeaderValues): string {
  const { resource } = served;
  const parts = /^([a-z][a-z\d+.-]*:\/\/[^/?#]*)?([^?#]*)(.*)$/is.exec(documented);
  const [, origin, path = '', rest = ''] = parts ?? [];
  const template = resource ? pathSegments(resource.itemPath) : [];
  const ids = entity && resource ? [...values.slice(0, resource.depth), entity.id] : values;
  const base = origin === undefined || host === undefined ? (origin ?? '') : `http://${host}`;
  return base + filledFromEnd(path, template, ids) + rest;
}

/** Compares a path with a template from its end, and puts the ids where the template has variables. */
function filledFromEnd(
  path: string,
  template: readonly { readonly text: string; readonly variables: readonly string[] }[],
  ids: readonly string[],
): string {
  const segments = path.split('/');
  let left = ids.length;
  for (let back = 1; back <= template.length && back <= segments.length; back += 1) {
    const part = template.at(-back);
    const at = segments.length - back;
    if (!part || segments[at] === undefined) break;
    if (part.variables.length === 0 && part.text !== segments[at]) break;
    if (part.variables.length > 0) {
      left -= 1;
      const id = ids[left];
      if (id !== undefined && segments[at] !== '') segments[at] = encodeSegment(id);
    }
  }
  return segments.join('/');
}

/** Text that may be in a header: one line of Latin letters, with plain quotation marks. */
export function safeHeader(text: string): string {
  return text
    .replace(/[‘’“”]/g, "'")
    .replace(/[^\t\x20-\x7e\xa1-\xff]/g, '?')
    .trim();
}

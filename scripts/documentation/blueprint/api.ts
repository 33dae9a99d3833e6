import type { ApiDescription } from '../model.ts';
import { children, type Element, keyAndValue, text, title } from './api-elements.ts';
import { collectDataStructures } from './data-structures.ts';
import { readDescription } from './descriptions.ts';
import { readGroups } from './groups.ts';
import { openNameBook } from './names.ts';
import type { Reading } from './reading.ts';

/** Everything of the API description but its findings. */
export function describeApi(reading: Reading, api: Element): Omit<ApiDescription, 'findings'> {
  const metadata = readMetadata(api);
  const overview = readDescription(reading, api, { of: 'api' });
  return {
    name: reading.api,
    title: title(api) || metadata.get('title') || reading.api,
    description: [metadata.get('description'), overview.description].filter(Boolean).join('\n\n'),
    host: metadata.get('host') || undefined,
    file: reading.document.file,
    tables: overview.tables,
    groups: readGroups(reading, collectDataStructures(api), openNameBook(), api),
  };
}

/** The `KEY: value` lines at the top of a document, by their key in lower case. */
function readMetadata(api: Element): ReadonlyMap<string, string> {
  return new Map(
    children(api.attributes?.metadata).map((member) => {
      const { key, value } = keyAndValue(member);
      return [(text(key) ?? '').toLowerCase(), (text(value) ?? '').trim()];
    }),
  );
}

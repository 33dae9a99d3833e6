import type { ApiDescription } from '../model.ts';
import { type Element, title } from './api-elements.ts';
import { readDescription } from './descriptions.ts';
import { readGroups } from './groups.ts';
import type { ReaderContext } from './reader-context.ts';

/** Everything of the API description but its findings. */
export function describeApi(
  reading: ReaderContext,
  api: Element,
  metadata: ReadonlyMap<string, string>,
): Omit<ApiDescription, 'findings'> {
  const overview = readDescription(reading, api, { of: 'api' });
  return {
    name: reading.api,
    title: title(api) || metadata.get('title') || firstHeading(overview.description) || reading.api,
    description: [metadata.get('description'), overview.description].filter(Boolean).join('\n\n'),
    host: metadata.get('host') || undefined,
    file: reading.document.file,
    tables: overview.tables,
    groups: readGroups(reading, api),
  };
}

/** The name of an API that has text before its heading. */
function firstHeading(description: string): string | undefined {
  return /^#\s+(.+?)\s*#*$/m.exec(description)?.[1];
}

import type { Source } from '../model.ts';
import type { ReaderContext } from './reader-context.ts';

/** Reads a URI template, also one with variables in the style of web frameworks: `/things/:id`, `/things/<id>`. */
export function readUriTemplate(reading: ReaderContext, written: string, source: Source): string {
  const read = written
    .trim()
    .replace(/(^|\/):([A-Za-z_]\w*)(?=$|[/?#{.])/g, '$1{$2}')
    .replace(/<(?:\w+:)?([A-Za-z_][\w-]*)>/g, '{$1}')
    .replace(/\{\{\s*([\w-]+)\s*\}\}/g, '{$1}')
    .replace(/\{([^{}]*)\}/g, (_, list: string) => `{${list.split(',').map(variable).join(',')}}`);
  if (read !== written.trim()) reading.note('repaired-uri-template', 'warning', source, { written, read });
  return read;
}

/** A name has no spaces, and neither a default nor a mark that it may be left out. */
function variable(written: string): string {
  const [, operator = '', rest = ''] = /^\s*([+#./;?&]?)(.*)$/.exec(written) ?? [];
  const name = rest
    .replace(/=.*$/, '')
    .replace(/\?\s*$/, '')
    .trim();
  return `${operator}${name.replace(/\s+/g, '_')}`;
}

/** Fields of a multipart form (RFC 7578). */
import type { Json } from '../../../documentation/index.ts';

/**
 * The texts of fields and files by their names, several of one name as a list; undefined if it is not such a form.
 * `readJson` reads the parts that say that they are JSON.
 */
export function multipartFields(
  text: string,
  contentType: string,
  readJson: (text: string) => Json | undefined,
): Json | undefined {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  const mark = `--${boundary?.[1] ?? boundary?.[2] ?? ''}`;
  const start = mark === '--' ? -1 : text.indexOf(mark);
  if (start < 0) return undefined;
  const fields = new Map<string, Json[]>();
  for (const part of text.slice(start + mark.length).split(mark)) {
    const [, head = '', body = ''] = /^\r?\n(.*?)\r?\n\r?\n(.*)$/s.exec(part) ?? [];
    const name = /^content-disposition:[^\n]*?\bname="([^"]*)"/im.exec(head)?.[1];
    if (name === undefined) continue;
    const content = body.replace(/\r?\n$/, '');
    const isJson = /^content-type:\s*application\/([\w.-]+\+)?json\b/im.test(head);
    const value = isJson ? (readJson(content) ?? content) : content;
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return Object.fromEntries(
    [...fields].map(([name, values]) => [
      name.replace(/\[\]$/, ''),
      values.length > 1 ? values : (values[0] ?? ''),
    ]),
  );
}

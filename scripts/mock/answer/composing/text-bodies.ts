/** Documented bodies that are no JSON, with the values of a stored item. */
import { isScalar } from '../../../analysis/index.ts';
import type { JsonObject } from '../../../documentation/index.ts';
import { literally } from '../../../vocabulary/index.ts';
import { filled, type Offences, withOffences } from './message.ts';

/** XML elements and attributes that are named like fields take their values: `<name>Yen</name>`, `code="JPY"`. */
export function xmlWith(text: string, values: JsonObject): string {
  return Object.entries(values).reduce((xml, [key, value]) => {
    if (!(isScalar(value) || typeof value === 'boolean') || !/^[A-Za-z_][\w.-]*$/.test(key)) return xml;
    const name = key.replaceAll('.', '\\.');
    const own = escaped(String(value));
    return xml
      .replace(
        new RegExp(`(<${name}(?:\\s[^<>]*)?>)[^<]*(</${name}>)`, 'g'),
        (_all, open, close) => open + own + close,
      )
      .replace(new RegExp(`(\\s${name}=")[^"]*(")`, 'g'), (_all, open, close) => open + own + close);
  }, text);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Another id everywhere that the documented one is alone. */
export function withOtherId(text: string, documented: string, id: string): string {
  if (documented.length < 3 || documented === id) return text;
  const pattern = new RegExp(`(?<![\\w.-])${literally(documented)}(?![\\w-])`, 'g');
  return text.replace(pattern, () => id);
}

/** An error with the values of this request in its lines or, in XML, between its tags. */
export function textWithOffences(text: string, offences: Offences, vocabulary: ReadonlySet<string>): string {
  if (!text.trimStart().startsWith('<')) {
    return text.replace(/[^\r\n]+/g, (line) => filled(line, offences, vocabulary));
  }
  return text.replace(
    /(<([\w.:-]+)[^<>]*>)([^<>]+)(?=<\/)/g,
    (_all, tag: string, name: string, inner: string) => {
      const shown = withOffences(inner, offences, vocabulary, name);
      return tag + (shown === inner ? inner : escaped(String(shown)));
    },
  );
}

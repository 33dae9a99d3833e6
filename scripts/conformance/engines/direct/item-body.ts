/** The body of an item as text. */
import type { PostmanBody, PostmanPair } from '../../../collections/index.ts';
import { type FormPart, formMediaType, formText } from '../../../documentation/index.ts';

export interface BodyText {
  readonly text: string;
  /** What it is called where the request names no type. */
  readonly mediaType: string;
}

export const noBody: BodyText = { text: '', mediaType: 'text/plain' };

/** `filled` puts in the values of variables. */
export function bodyText(body: PostmanBody, filled: (text: string) => string): BodyText {
  switch (body.mode) {
    case 'raw': {
      const isJson = body.options?.raw.language === 'json';
      return { text: filled(body.raw), mediaType: isJson ? 'application/json' : 'text/plain' };
    }
    case 'urlencoded':
      return formOf('application/x-www-form-urlencoded', pairsOf(body.urlencoded, filled));
    case 'formdata':
      // No file has been picked, so none is sent.
      return formOf('multipart/form-data', pairsOf(body.formdata.filter(isText), filled));
  }
}

function formOf(mediaType: string, parts: readonly FormPart[]): BodyText {
  if (parts.length === 0) return noBody;
  return { text: formText(mediaType, parts), mediaType: formMediaType(mediaType) };
}

type Part = Extract<PostmanBody, { mode: 'formdata' }>['formdata'][number];

function isText(part: Part): part is Extract<Part, { type: 'text' }> {
  return part.type === 'text';
}

function pairsOf(pairs: readonly PostmanPair[], filled: (text: string) => string): readonly FormPart[] {
  return pairs
    .filter(({ disabled }) => !disabled)
    .map(({ key, value }) => ({ name: filled(key), value: filled(value) }));
}

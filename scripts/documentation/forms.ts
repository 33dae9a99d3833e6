/** Media types, and forms as they are sent: URL-encoded, or multipart (RFC 7578). */

export interface FormPart {
  readonly name: string;
  readonly value: string;
  readonly file?: FormFile;
  /** Of a part of a multipart form that is neither plain text nor a file: `application/json`. */
  readonly mediaType?: string;
}

/** What makes a part a file. */
export interface FormFile {
  readonly name: string;
  readonly mediaType: string;
}

/** The content of a file that nothing is documented of. */
export const sampleFile = 'A file that docproof made.\n';

const boundary = 'docproof-3f9c1b7e-form-part';

/** A media type without its parameters, in lower case: `Text/HTML; charset=utf-8` → `text/html`. */
export function essence(mediaType: string): string;
export function essence(mediaType: string | undefined): string | undefined;
export function essence(mediaType: string | undefined): string | undefined {
  return mediaType?.split(';')[0]?.trim().toLowerCase();
}

/** True for `application/x-www-form-urlencoded`, also as some misspell it, and for `multipart/form-data`. */
export function isForm(mediaType: string | undefined): boolean {
  return /^application\/x-(www-)?form-?(urlencoded|data)/i.test(mediaType ?? '') || isMultipart(mediaType);
}

/** True for `multipart/form-data`. */
export function isMultipart(mediaType: string | undefined): boolean {
  return /^multipart\/form-data\b/i.test(mediaType ?? '');
}

/** The Content-Type of a form: a multipart one names what parts it. */
export function formMediaType(mediaType: string): string {
  return isMultipart(mediaType) ? `multipart/form-data; boundary=${boundary}` : mediaType;
}

/** The body of a form of this media type. */
export function formText(mediaType: string, parts: readonly FormPart[]): string {
  return isMultipart(mediaType) ? multipartText(parts) : urlEncoded(parts);
}

function urlEncoded(parts: readonly FormPart[]): string {
  return parts.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}

function multipartText(parts: readonly FormPart[]): string {
  const texts = parts.map(({ name, value, file, mediaType = file?.mediaType }) => {
    const disposition = `Content-Disposition: form-data; name="${quotable(name)}"`;
    const named = file ? `${disposition}; filename="${quotable(file.name)}"` : disposition;
    const head = mediaType === undefined ? named : `${named}\r\nContent-Type: ${mediaType}`;
    return `--${boundary}\r\n${head}\r\n\r\n${value}\r\n`;
  });
  return `${texts.join('')}--${boundary}--\r\n`;
}

/** As browsers escape names and file names. */
function quotable(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** `application/json`, `application/problem+json; charset=utf-8`; not the sequences of `application/json-seq`. */
export function isJsonType(mediaType: string): boolean {
  return /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);
}

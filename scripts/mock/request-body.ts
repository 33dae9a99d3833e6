/** The text of a request's body, whatever its encoding. */
import { type Problem, problem } from './answer/composing/problems.ts';

export type BodyText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: Problem };

export async function bodyText(
  bytes: unknown,
  encoding: string | undefined,
  limit: number,
): Promise<BodyText> {
  if (!Buffer.isBuffer(bytes)) return { ok: true, text: '' };
  if (encoding === undefined || encoding === '' || /^identity$/i.test(encoding)) {
    return { ok: true, text: withoutMark(bytes.toString('utf8')) };
  }
  const { brotliDecompressSync, gunzipSync, inflateSync } = await import('node:zlib');
  const decoders = { gzip: gunzipSync, 'x-gzip': gunzipSync, deflate: inflateSync, br: brotliDecompressSync };
  const name = encoding.trim().toLowerCase();
  if (!(name === 'gzip' || name === 'x-gzip' || name === 'deflate' || name === 'br')) {
    return { ok: false, problem: problem(415, `bodies with Content-Encoding ${encoding} are not read`) };
  }
  try {
    return {
      ok: true,
      text: withoutMark(decoders[name](bytes, { maxOutputLength: limit }).toString('utf8')),
    };
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return {
      ok: false,
      problem: isLarge
        ? problem(413, `the body is over ${limit} bytes`)
        : problem(400, `the body is not ${name}`),
    };
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Bodies that are compressed on their way. */
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';

export type ContentEncoding = 'gzip' | 'deflate' | 'br';

export function encodeBody(body: string, encoding: ContentEncoding): Buffer {
  switch (encoding) {
    case 'gzip':
      return gzipSync(body);
    case 'deflate':
      return deflateSync(body);
    case 'br':
      // The default quality takes many times as long.
      return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  }
}

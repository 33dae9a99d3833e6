/** Reads an answer to its end, within limits. */
import type { IncomingMessage } from 'node:http';
import zlib, {
  brotliDecompress,
  constants,
  gunzip,
  type InputType,
  inflate,
  inflateRaw,
  type ZlibOptions,
} from 'node:zlib';
import { ExchangeError } from './exchange-error.ts';
import { type Limits, size } from './limits.ts';

/** A body that is being read. */
export interface BodyReader {
  readonly answer: IncomingMessage;
  /** Resolves with the body as it was sent, still encoded; rejects with an `ExchangeError`. */
  readonly body: Promise<Buffer>;
  /** What came so far. */
  received(): Buffer;
}

export function readAnswer(answer: IncomingMessage, limits: Limits): BodyReader {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const received = () => Buffer.concat(chunks, bytes);
  const body = new Promise<Buffer>((resolve, reject) => {
    const broken = () =>
      reject(
        new ExchangeError(
          'incomplete',
          `the connection was closed before the answer was complete (got ${size(bytes)})`,
        ),
      );
    answer.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= limits.maxBodyBytes) return;
      reject(tooLarge(limits));
      answer.destroy();
    });
    answer.on('end', () => (answer.complete ? resolve(received()) : broken()));
    answer.on('close', broken);
    answer.on('error', broken);
  });
  return { answer, body, received };
}

export type Decoded =
  | { readonly ok: true; readonly body: Buffer }
  | { readonly ok: false; readonly error: ExchangeError };

/**
 * A body as it is handed on: engines decode the encodings that Newman knows. zstd they do not, so it is decoded here
 * where Node can (from 22.15 on).
 */
export async function bodyForEngines(
  answer: IncomingMessage,
  body: Buffer,
  limits: Limits,
): Promise<Decoded> {
  const { zstdDecompress } = zlib as { readonly zstdDecompress?: Decode };
  const encoding = encodingOf(answer);
  if (encoding === 'zstd' && zstdDecompress) return decodeWith(zstdDecompress, encoding, body, limits);
  const decoded = await decodeBody(answer, body, limits);
  return decoded.ok ? { ok: true, body } : decoded;
}

function encodingOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  return (headers['content-encoding'] ?? '').trim().toLowerCase();
}

/** A body without its content encoding, where that can be undone within the limit. */
export async function decodeBody(
  answer: Pick<IncomingMessage, 'headers'>,
  body: Buffer,
  limits: Pick<Limits, 'maxBodyBytes'>,
): Promise<Decoded> {
  const encoding = encodingOf(answer);
  const decode = decoderOf(encoding, body);
  return decode ? decodeWith(decode, encoding, body, limits) : { ok: true, body };
}

function decodeWith(
  decode: Decode,
  encoding: string,
  body: Buffer,
  { maxBodyBytes }: Pick<Limits, 'maxBodyBytes'>,
): Promise<Decoded> {
  if (body.length === 0) return Promise.resolve({ ok: true, body });
  return new Promise((resolve) => {
    const fail = (error: ExchangeError) => resolve({ ok: false, error });
    decode(body, { ...lenient(encoding), maxOutputLength: maxBodyBytes, chunkSize }, (error, decoded) => {
      if (!error) resolve({ ok: true, body: decoded });
      else if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        fail(tooLarge({ maxBodyBytes }));
      else fail(new ExchangeError('malformed', `the body is not valid ${encoding} (${error.message})`));
    });
  });
}

/** Bytes that are decoded at once. */
const chunkSize = 256 * 1024;

type Decode = (
  body: InputType,
  options: ZlibOptions,
  done: (error: Error | null, decoded: Buffer) => void,
) => void;

/** The encodings that Newman decodes, read as it reads them; it hands on any other as it came. */
function decoderOf(encoding: string, body: Buffer): Decode | undefined {
  switch (encoding) {
    case 'gzip':
      return gunzip;
    case 'br':
      return brotliDecompress;
    case 'deflate':
      return ((body[0] ?? 0) & 0x0f) === 0x08 ? inflate : inflateRaw;
    default:
      return undefined;
  }
}

/** As Newman and curl do: what was compressed and ends too early is taken as far as it goes. */
function lenient(encoding: string): ZlibOptions {
  if (encoding === 'br' || encoding === 'zstd') return {};
  return { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
}

function tooLarge({ maxBodyBytes }: Pick<Limits, 'maxBodyBytes'>): ExchangeError {
  return new ExchangeError(
    'too-large',
    `the answer is larger than the limit of ${size(maxBodyBytes)}; --max-body raises it`,
  );
}

/** The whole events at the beginning of an event stream, or undefined. */
export function wholeEvents(answer: IncomingMessage, received: Buffer): Buffer | undefined {
  const [type = ''] = (answer.headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() !== 'text/event-stream') return undefined;
  const end = Math.max(
    ...['\n\n', '\r\n\r\n', '\r\r'].map((gap) => {
      const at = received.lastIndexOf(gap);
      return at < 0 ? -1 : at + gap.length;
    }),
  );
  return end < 0 ? undefined : received.subarray(0, end);
}

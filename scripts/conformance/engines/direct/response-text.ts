/** The body of an answer as text, in the character set that it names; one that is not known is read as UTF-8. */
import type { Answer } from './exchange.ts';

export function responseText({ headers, body }: Answer): string {
  const [, charset = 'utf-8'] =
    /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers.get('Content-Type') ?? '') ?? [];
  return decoderFor(charset).decode(body);
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

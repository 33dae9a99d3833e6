import { type DocumentedMessage, isJsonType } from '../../../documentation/index.ts';

const bodyless = new Set([204, 205, 304]);

/** Whether there is a JSON body to describe, and what else is to be expected where there is none. */
export function expectedKind(
  message: DocumentedMessage,
  method: string,
  status: number | undefined,
): 'json' | 'text' | 'empty' | 'unknown' {
  if (status !== undefined && (bodyless.has(status) || status < 200 || method === 'HEAD')) return 'empty';
  const named = mediaTypeKind(message.mediaType);
  const text = message.body?.text.trim() ?? '';
  if (named !== 'other' && (message.schema || message.attributesSchema)) return 'json';
  if (message.body?.json !== undefined && (named === 'json' || isComposed(message.body.json))) return 'json';
  if (text === '') return 'unknown';
  return named === 'json' || (named === 'unnamed' && /^[{[]/.test(text)) ? 'json' : 'text';
}

function mediaTypeKind(mediaType: string | undefined): 'json' | 'other' | 'unnamed' {
  if (mediaType === undefined) return 'unnamed';
  return isJsonType(mediaType) ? 'json' : 'other';
}

function isComposed(json: unknown): boolean {
  return typeof json === 'object' && json !== null;
}

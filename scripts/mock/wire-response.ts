/** Answers as they go over the wire, and a cache of those that do not change anything. */
import { safeHeader } from './answer/response-headers.ts';
import type { Served } from './service.ts';

export interface WireResponse {
  readonly status: number;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: string;
}

export function toWire({ response, chosen }: Served, extra: readonly string[]): WireResponse {
  const body = response.body ?? '';
  const headers = response.headers.flat();
  const told = chosen.response ?? 'none';
  headers.push('Docproof-Response', `${told}; why="${safeHeader(chosen.why).replaceAll('"', "'")}"`);
  if (response.status !== 204 && response.status !== 304 && response.status >= 200) {
    headers.push('Content-Length', String(Buffer.byteLength(body)));
  }
  return { status: response.status, headers: [...headers, ...extra], body };
}

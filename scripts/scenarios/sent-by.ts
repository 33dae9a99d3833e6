import { jsonText } from '../documentation/index.ts';
import type { RequestVariant } from './model.ts';

/** Equal for requests that send the same, whatever they are called. */
export function sentBy({ inputs, request }: Pick<RequestVariant, 'inputs' | 'request'>): string {
  return jsonText([inputs, request]);
}

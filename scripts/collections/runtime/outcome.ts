/** What an answer says about whether a write was carried out. */
import type { Answer } from './send.ts';

/**
 * `accepted` is 202, which promises nothing yet (RFC 9110, 15.3.3). `unknown`: a lost answer, a failure of the server or
 * of a gateway, a redirection. The write may have been carried out anyway.
 */
export type Outcome = 'done' | 'accepted' | 'refused' | 'unknown';

export function outcomeOf({ status, statusLine: told }: Pick<Answer, 'status' | 'statusLine'>): Outcome {
  if (status === 202) return 'accepted';
  if (status >= 200 && status < 300) return 'done';
  if ((status >= 400 && status < 500 && status !== 408) || status === 501) return 'refused';
  return status === 0 && neverSent.test(told) ? 'refused' : 'unknown';
}

/** Errors of a client that could not connect at all. */
const neverSent = /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN/;

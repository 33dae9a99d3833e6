/** Asking for a certain documented response, in the ways of Prism (`Prefer: code=404`) and of Postman's mock servers. */
import type { Answer, Inquiry } from './model.ts';

export function forcedAnswer(_inquiry: Inquiry): Answer | undefined {
  return undefined;
}

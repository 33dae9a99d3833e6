/** The request body that the documentation shows as valid, in the way it is sent. */
import {
  type DocumentedMessage,
  type DocumentedRequest,
  formDecoded,
  isForm,
  type Json,
  type Operation,
} from '../../documentation/index.ts';

export type BodyExample =
  | { readonly kind: 'json'; readonly json: Json; readonly generated: boolean }
  | {
      readonly kind: 'form';
      readonly fields: readonly (readonly [string, string])[];
      /** True if dots stand for further fields. */
      readonly isPart: boolean;
    }
  | { readonly kind: 'text'; readonly text: string };

/** The request whose body stands for a valid one: the one paired with a success, else the first with a body. */
export function validRequestOf(operation: Operation): DocumentedRequest | undefined {
  const success = operation.responses.find((response) => response.status < 400);
  const paired = (success?.requests ?? []).map((index) => operation.requests[index]);
  const candidates = success ? paired : operation.requests;
  return (
    candidates.find((request) => request?.body !== undefined) ??
    candidates.find((request) => request !== undefined) ??
    (success && success.requests.length > 0 ? undefined : operation.requests[0])
  );
}

export function bodyExampleOf(request: DocumentedMessage | undefined): BodyExample | undefined {
  const body = request?.body;
  if (!body) return undefined;
  if (body.json !== undefined) return { kind: 'json', json: body.json, generated: body.generated };
  const fields = isForm(request?.mediaType) ? formFields(body.text) : undefined;
  return fields
    ? { kind: 'form', fields, isPart: leavesOut.test(body.text) }
    : { kind: 'text', text: body.text };
}

/** `a=1&b=2&...`: dots for further fields, perhaps with words behind. */
const leavesOut = /(?:^|[&\n])\s*(?:\.{2,}|\u2026)[^=&\n]*(?=[&\n]|$)/;

/** The fields of a text `a=1&b=2`, which people also write with one field on each line. */
function formFields(text: string): readonly (readonly [string, string])[] | undefined {
  const pairs = text
    .replace(leavesOut, '')
    .split(/[&\n]/)
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '');
  if (pairs.length === 0 || pairs.some((pair) => !/^[^\s=]+\s*=/.test(pair))) return undefined;
  return pairs.map((pair) => {
    const at = pair.indexOf('=');
    return [formDecoded(pair.slice(0, at).trim()), formDecoded(pair.slice(at + 1).trim())];
  });
}

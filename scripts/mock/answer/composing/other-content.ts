/** The answer in another documented media type than the first, where a client asks for that. */
import {
  type DocumentedResponse,
  type Json,
  jsonText,
  type OtherContent,
} from '../../../documentation/index.ts';
import { acceptance } from '../reading/negotiation.ts';

/** What a client likes better than the first media type; undefined where it likes none better. */
export function otherContentFor(
  accept: string | undefined,
  { mediaType, otherContents = [] }: DocumentedResponse,
): OtherContent | undefined {
  const [best] = [...otherContents].sort(
    (a, b) => acceptance(accept, b.mediaType) - acceptance(accept, a.mediaType),
  );
  if (!best || acceptance(accept, best.mediaType) <= acceptance(accept, mediaType)) return undefined;
  return best;
}

/** `json` is what the first media type would show: other forms of JSON show the same where they document nothing else. */
export function otherBody({ mediaType, body }: OtherContent, json: Json | undefined): string {
  const isJson = /[/+]json\b/i.test(mediaType);
  if (isJson && (body === undefined || body.generated) && json !== undefined) return jsonText(json);
  return body?.text ?? '';
}

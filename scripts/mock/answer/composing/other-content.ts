/** The answer in another documented media type than the first, where a client asks for that. */
import {
  type DocumentedResponse,
  essence,
  isJsonType,
  type Json,
  jsonText,
  type OtherContent,
} from '../../../documentation/index.ts';
import { acceptance } from '../reading/negotiation.ts';

/** What a client likes better than the first media type; undefined if it likes none better. */
export function otherContentFor(
  accept: string | undefined,
  { mediaType, otherContents = [] }: DocumentedResponse,
): OtherContent | undefined {
  const liked = (type: string | undefined) => acceptance(accept, type) + (isNamed(type, accept) ? 0.001 : 0);
  const [best] = [...otherContents].sort((a, b) => liked(b.mediaType) - liked(a.mediaType));
  return best && liked(best.mediaType) > liked(mediaType) ? best : undefined;
}

/** Of types that do as well, as forms of JSON do for each other, the one that is named. */
function isNamed(type: string | undefined, accept = ''): boolean {
  const named = accept.split(',').map((each) => essence(each));
  return type !== undefined && named.includes(essence(type));
}

/** `json` is what the first media type would show: other forms of JSON show the same where they document nothing else. */
export function otherBody({ mediaType, body }: OtherContent, json: Json | undefined): string {
  if (isJsonType(mediaType) && (body === undefined || body.generated) && json !== undefined)
    return jsonText(json);
  return body?.text ?? '';
}

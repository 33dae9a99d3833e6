import type { DocumentedResponse, Operation } from '../documentation/index.ts';
import type { TextsOfRefusal } from './runtime/plan.ts';
import { textsIn } from './texts-in.ts';

/** What refusals of other statuses say instead, at the places where the documented texts differ. */
export function otherRefusalsOf(
  response: DocumentedResponse,
  { responses }: Operation,
): readonly TextsOfRefusal[] {
  const own = responses.filter(({ status }) => status === response.status).map(textsOf);
  const said = textsOf(response);
  if (response.status < 400 || response.range) return [];
  return responses
    .filter(({ status, range }) => status >= 400 && status !== response.status && !range)
    .flatMap((other) => {
      const texts = Object.entries(textsOf(other)).filter(
        ([place, text]) => Object.hasOwn(said, place) && said[place] !== text,
      );
      const isAlsoOwn = own.some((each) => texts.every(([place, text]) => each[place] === text));
      return isAlsoOwn ? [] : [{ status: other.status, texts: Object.fromEntries(texts) }];
    });
}

function textsOf({ body }: DocumentedResponse): Readonly<Record<string, string>> {
  return body?.json === undefined || body.generated ? {} : textsIn(body.json);
}

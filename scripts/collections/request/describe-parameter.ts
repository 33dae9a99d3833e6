import type { Parameter } from '../../documentation/index.ts';
import type { PostmanPair } from '../postman-collection.ts';

/** What the documentation says of a parameter, where it says anything. */
export function described(parameter: Parameter | undefined): Pick<PostmanPair, 'description'> {
  if (parameter === undefined) return {};
  const text = [parameter.required ? 'Required.' : '', parameter.description].filter((each) => each !== '');
  return text.length === 0 ? {} : { description: text.join(' ') };
}

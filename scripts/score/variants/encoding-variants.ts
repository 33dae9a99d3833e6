/** Bodies that are compressed, for requests that accept it. */
import type { ContentEncoding, MockRequest } from '../../mock/index.ts';
import type { Variant } from './model.ts';

const encodings: readonly ContentEncoding[] = ['gzip', 'deflate', 'br'];

export const encodingVariants: readonly Variant[] = encodings.map((encoding) => ({
  name: `encoded-as-${encoding}`,
  what: `bodies come with Content-Encoding: ${encoding}, where the request accepts it`,
  layer: () => (request, ask) => {
    const answer = ask(request);
    return answer.response.body && accepts(request, encoding) ? { ...answer, encoding } : answer;
  },
}));

/** By RFC 9110, 12.5.3, without wildcards: an encoding with a weight of 0 is refused. */
export function accepts({ headers }: Pick<MockRequest, 'headers'>, encoding: ContentEncoding): boolean {
  return (headers.get('accept-encoding') ?? '').split(',').some((entry) => {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

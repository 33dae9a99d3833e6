/** Headers that are written otherwise. */
import type { Layer, MockResponse } from '../../mock/index.ts';
import type { Variant } from './model.ts';

export const headerVariants: readonly Variant[] = [
  {
    name: 'header-names-in-lower-case',
    what: 'the names of headers are in lower case',
    layer: () => onHeaders((headers) => headers.map(([name, value]) => [name.toLowerCase(), value])),
  },
  {
    name: 'media-types-with-parameters',
    what: 'media types are in upper case and have a character set',
    layer: () =>
      onHeaders((headers) =>
        headers.map(([name, value]) =>
          /^content-type$/i.test(name) && !value.includes(';')
            ? [name, `${value.toUpperCase()}; Charset="UTF-8"`]
            : [name, value],
        ),
      ),
  },
  {
    name: 'more-headers',
    what: 'answers have headers that are not documented',
    layer: () =>
      onHeaders((headers) => [
        ...headers,
        ['X-Request-Id', '7c1f2b9e'],
        ['Set-Cookie', 'session=docproof; Path=/'],
        ['Vary', 'Accept'],
      ]),
  },
];

type Headers = MockResponse['headers'];

function onHeaders(change: (headers: Headers) => Headers): Layer {
  return (request, ask) => {
    const answer = ask(request);
    return { ...answer, response: { ...answer.response, headers: change(answer.response.headers) } };
  };
}

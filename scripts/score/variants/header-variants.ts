/** Headers that are written otherwise. */
import type { Layer, MockRequest, MockResponse } from '../../mock/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';
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
    name: 'locations-as-paths',
    what: 'addresses in Location and Content-Location are paths',
    layer: (plan) => onLocations(plan, (location) => location.replace(/^https?:\/\/[^/?#]+(?=\/)/i, '')),
  },
  {
    name: 'locations-as-urls',
    what: 'addresses in Location and Content-Location are whole URLs',
    layer: (plan) =>
      onLocations(plan, (location, host) =>
        location.startsWith('/') ? `http://${host}${location}` : location,
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

function onHeaders(
  change: (headers: Headers, request: MockRequest, response: string | undefined) => Headers,
): Layer {
  return (request, ask) => {
    const answer = ask(request);
    const headers = change(answer.response.headers, request, answer.chosen.response);
    return { ...answer, response: { ...answer.response, headers } };
  };
}

/** Where no schema says how they are written. */
function onLocations({ api }: ScenarioPlan, change: (location: string, host: string) => string): Layer {
  const described = new Set(
    api.operations.flatMap(({ operation, responses }) =>
      operation.responses.flatMap(({ id }, at) =>
        (responses[at]?.headers ?? [])
          .filter(({ schema }) => schema.format !== undefined || schema.pattern !== undefined)
          .map(({ name }) => `${id} ${name.toLowerCase()}`),
      ),
    ),
  );
  return onHeaders((headers, request, response) =>
    headers.map(([name, value]) =>
      /^(content-)?location$/i.test(name) && !described.has(`${response} ${name.toLowerCase()}`)
        ? [name, change(value, request.headers.get('host') ?? 'localhost')]
        : [name, value],
    ),
  );
}

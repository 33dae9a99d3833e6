import type { DocumentedRequest, DocumentedResponse, Header } from '../../model.ts';
import { noContent } from '../../no-content.ts';
import type { SpecContent, SpecExample, SpecOperation } from '../spec.ts';
import { contentOf, inOrder } from './contents.ts';

/** More examples than these of one content are shown by others already. */
const mostExamples = 20;

/** The documented requests of an operation, and its responses with the requests that they belong to. */
export function describeRequests(
  spec: SpecOperation,
  headers: readonly Header[],
  responses: readonly (DocumentedResponse & { readonly exampleName: string })[],
): { readonly requests: readonly DocumentedRequest[]; readonly paired: readonly DocumentedResponse[] } {
  const accept = acceptOf(responses, spec);
  const all = [...headers, ...accept];
  const shown = inOrder(spec.body?.contents ?? []).flatMap((content) =>
    examplesOf(content).map((example) => ({ content, example })),
  );
  const requests = shown.map(({ content, example }) => requestOf(content, example, all, spec));
  const some = requests.length > 0 || all.length === 0 ? requests : [requestWithout(all, spec)];
  return {
    requests: some,
    paired: responses.map(({ exampleName, ...response }) => ({
      ...response,
      requests: requestsFor(response, exampleName, some),
    })),
  };
}

function examplesOf(content: SpecContent): readonly (SpecExample | undefined)[] {
  return content.examples.length === 0 ? [undefined] : content.examples.slice(0, mostExamples);
}

function requestOf(
  content: SpecContent,
  example: SpecExample | undefined,
  headers: readonly Header[],
  spec: SpecOperation,
): DocumentedRequest {
  return {
    ...contentOf(content, example, /^(PUT|PATCH)$/.test(spec.method) ? 'change' : 'request'),
    name: example?.name ?? '',
    ...(spec.body?.negotiable && spec.body.contents.length > 1 ? { alternative: true as const } : {}),
    headers,
    description: example?.summary ?? spec.body?.description ?? '',
    tables: [],
    source: example?.source ?? content.source,
  };
}

function requestWithout(headers: readonly Header[], spec: SpecOperation): DocumentedRequest {
  return { ...noContent, name: '', headers, description: '', tables: [], source: spec.source };
}

/** What the documented responses are written in. */
function acceptOf(responses: readonly DocumentedResponse[], spec: SpecOperation): readonly Header[] {
  const types = [
    ...new Set(
      responses.flatMap(({ mediaType, otherContents = [] }) => [
        ...(mediaType === undefined ? [] : [mediaType]),
        ...otherContents.map((content) => content.mediaType),
      ]),
    ),
  ];
  return types.length === 0 ? [] : [{ name: 'Accept', value: types.join(', '), source: spec.source }];
}

/** A named example belongs to the request of the same name; a success belongs to all others. */
function requestsFor(
  response: DocumentedResponse,
  exampleName: string,
  requests: readonly DocumentedRequest[],
): readonly number[] {
  const named = requests.flatMap(({ name }, index) =>
    exampleName !== '' && name === exampleName ? [index] : [],
  );
  if (named.length > 0) return named;
  return response.status < 300 ? requests.map((_, index) => index) : [];
}

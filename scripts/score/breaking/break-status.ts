/** Answers with another status, media type or fewer headers. */
import { documentedFor, type Json, jsonText } from '../../documentation/index.ts';
import type { MockResponse } from '../../mock/index.ts';
import type { StatusMutation } from '../model.ts';
import type { Broken, Serving } from './serving.ts';

export function brokenStatus(mutation: StatusMutation, serving: Serving): Broken {
  const { answer } = serving;
  const { response } = answer;
  switch (mutation.kind) {
    case 'wrong-status':
      return { ...answer, response: documentedWith(mutation.status, serving) };
    case 'error-as-success':
      return { ...answer, response: { ...response, status: mutation.status } };
    case 'other-media-type':
      return {
        ...answer,
        response: {
          ...response,
          headers: [...without(response, 'content-type'), ['Content-Type', mutation.mediaType]],
        },
      };
    case 'header-missing': {
      const headers = without(response, mutation.header);
      return headers.length === response.headers.length
        ? undefined
        : { ...answer, response: { ...response, headers } };
    }
  }
}

function without({ headers }: MockResponse, name: string): MockResponse['headers'] {
  return headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase());
}

const failure: Json = { message: 'Internal Server Error' };

/** As the operation documents that status; otherwise a plain failure. */
function documentedWith(status: number, { plan, mutant }: Serving): MockResponse {
  const own = plan.api.operations.find(({ operation }) =>
    operation.responses.some(({ id }) => id === mutant.response),
  );
  const documented = own && documentedFor(status, own.operation);
  if (!documented)
    return { status, headers: [['Content-Type', 'application/json']], body: jsonText(failure) };
  return {
    status,
    headers: [
      ...(documented.mediaType === undefined ? [] : [['Content-Type', documented.mediaType] as const]),
      ...documented.headers.map(({ name, value }) => [name, value] as const),
    ],
    body: documented.body?.json === undefined ? documented.body?.text : jsonText(documented.body.json),
  };
}

import type { ApiDescription, DocumentedResponse, Operation } from '../../documentation/index.ts';

/** All operations of a description, in order. */
export function operationsOf(description: ApiDescription): readonly Operation[] {
  return description.groups.flatMap((group) => group.resources.flatMap((resource) => resource.operations));
}

/** The success that shows what an operation gives: its first 2xx response, the one with a body first. */
export function successOf(operation: Operation): DocumentedResponse | undefined {
  const successes = operation.responses.filter(isSuccess);
  return successes.find((response) => response.body !== undefined) ?? successes[0];
}

export function isSuccess(response: DocumentedResponse): boolean {
  return response.status >= 200 && response.status < 300;
}

export function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

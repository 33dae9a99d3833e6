/** The path of a request in segments, each that is filled in when it is sent as a path variable. */
import { encoded, type Operation, ownOf } from '../../documentation/index.ts';
import type { Input, RequestPlan } from '../../scenarios/index.ts';
import type { PostmanPair } from '../postman-collection.ts';
import { filled } from './inert.ts';

export interface PostmanPath {
  readonly segments: readonly string[];
  readonly variables: readonly PostmanPair[];
}

export function pathOf(request: RequestPlan, inputs: readonly Input[], operation: Operation): PostmanPath {
  const segments = request.path.split('/').slice(1);
  const names = new Set(segments.flatMap((segment) => variableIn(segment) ?? []));
  return {
    segments: segments.map(segmentText),
    variables: [...names].map((name) => variableOf(name, request, inputs, operation)),
  };
}

/** The variable that a segment consists of, where Postman takes its name whole: it would end at a dot. */
function variableIn(segment: string): string | undefined {
  return /^\{([\w-]+)\}$/.exec(segment)?.[1];
}

/** A text that only begins like a path variable is escaped so that it is not one. */
function segmentText(segment: string): string {
  const name = variableIn(segment);
  if (name !== undefined) return `:${name}`;
  return segment.replace(/^:/, '%3A').replace(/\{([^{}]+)\}/g, (_, each: string) => filled(each));
}

function variableOf(
  name: string,
  { values, literal }: RequestPlan,
  inputs: readonly Input[],
  { parameters }: Operation,
): PostmanPair {
  const documented = parameters.find((each) => each.in === 'path' && each.name === name);
  const input = inputs.find((each) => each.name === name);
  const value = ownOf(values, name) ?? (input?.kind === 'existing' ? documented?.example : undefined);
  const text = [documented?.description ?? '', whatIsSent(input)].filter((each) => each !== '');
  return {
    key: name,
    value: value === undefined ? filled(name) : encoded(value, ownOf(literal, name)),
    ...(text.length === 0 ? {} : { description: text.join('\n\n') }),
  };
}

/** What the script puts in. */
function whatIsSent(input: Input | undefined): string {
  switch (input?.kind) {
    case 'existing':
      return 'The script sends one that the target has.';
    case 'absent':
      return 'The script sends one that the target does not have.';
    case 'removed':
      return 'The script sends one that it has removed before.';
    case 'fresh':
    case 'seen':
    case 'changed':
    case 'header':
    case 'done':
      return 'The script fills it in.';
    case undefined:
      return '';
  }
}

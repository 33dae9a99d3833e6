/** Where the documentation's own request goes: its example ids and its required query parameters. */
import { exampleValue, validValue } from '../../../analysis/index.ts';
import { encodeSegment } from '../model/encode.ts';
import type { ServedOperation } from '../model/model.ts';

export interface DocumentedPath {
  readonly values: readonly string[];
  readonly query: string;
}

export function documentedPath(served: ServedOperation): DocumentedPath {
  const { operation, variables } = served;
  const values = variables.map((name, index) => {
    const parameter = operation.parameters.find((each) => each.name === name);
    const resource = served.through.find((each) => each.variables === index + 1)?.resource;
    const shown = exampleValue(parameter) ?? resource?.templateId;
    return shown || (parameter ? validValue(parameter) : name);
  });
  const required = operation.parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const pairs = [
    ...[...served.fixedQuery].map(([name, value]) => `${encodeSegment(name)}=${encodeSegment(value)}`),
    ...required.map(
      (parameter) => `${encodeSegment(parameter.name)}=${encodeSegment(validValue(parameter))}`,
    ),
  ];
  return { values, query: pairs.join('&') };
}

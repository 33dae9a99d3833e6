import {
  breakingTexts,
  exampleValue,
  isCredentialParameter,
  isSuccess,
  rulesOfParameter,
} from '../../analysis/index.ts';
import type { Parameter } from '../../documentation/index.ts';
import { isForValues, refusedBySchema } from '../conditions/by-schema.ts';
import type { ResponseContext } from '../context.ts';
import type { RequestVariant } from '../model.ts';
import { withQuery } from '../requests/index.ts';
import { shortened } from '../shown-value.ts';

/** More parameters than these are not asked with. */
const mostParameters = 8;

/** Reads with a query parameter that breaks a rule: a server may refuse it or do without it, but must not fail. */
export function oddParameters(context: ResponseContext): readonly RequestVariant[] {
  const { operation, response, baseline } = context;
  const isAsked = isSuccess(response) || isForValues(response);
  if (operation.method !== 'GET' || !isAsked || !refusedBySchema('parameter', context).forbids) return [];
  return operation.parameters
    .filter((parameter) => parameter.in === 'query' && !isCredentialParameter(parameter))
    .flatMap((parameter) => {
      const value = oddValue(parameter);
      if (value === undefined) return [];
      return [
        {
          summary: `GET ${baseline.request.path} with ${parameter.name} "${shortened(value)}"`,
          ...withQuery(baseline, parameter.name, value),
          outcome: { kind: 'no-failure' as const },
        },
      ];
    })
    .slice(0, mostParameters);
}

function oddValue(parameter: Parameter): string | undefined {
  const shown = exampleValue(parameter);
  return rulesOfParameter(parameter, shown)
    .filter(({ stated }) => stated)
    .flatMap(({ rule }) => breakingTexts(rule, shown))
    .at(0);
}

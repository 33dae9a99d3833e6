import {
  carriesCredential,
  isCredentialParameter,
  isPreconditionHeader,
  mentions,
  speaksOfPath,
} from '../../analysis/index.ts';
import type { Operation, Parameter } from '../../documentation/index.ts';
import type { ResponseContext } from '../context.ts';
import type { Reading } from '../model.ts';
import { refusedBySchema } from './by-schema.ts';
import { type ConditionKind, evidence } from './condition.ts';
import type { ConditionOf } from './model.ts';
import { atParameters } from './places.ts';
import { isVague, refusesContent, saidOf, toldBy } from './said.ts';
import { sentValues, withParameter } from './sent-parameter.ts';

/** A required parameter is not sent. */
export const missingParameter: ConditionKind<'missing-parameter'> = {
  kind: 'missing-parameter',
  stage: 'parameters',
  narrowness: 1,
  places: ({ name }) => atParameters(name),

  recognise(context) {
    if (!refusesContent(context.response.status)) return [];
    const said = saidOf('missing', context).flatMap(({ saying, subjects }): readonly Reading[] => {
      const [subject] = subjects;
      if (subject?.in === 'query') {
        const { parameter } = subject;
        if (isCredentialParameter(parameter)) return [];
        return [
          reading({ kind: 'missing-parameter', in: 'query', name: parameter.name }, 'certain', [
            toldBy(saying),
            evidence(`${parameter.name} is a parameter in the query`, parameter.source),
          ]),
        ];
      }
      if (subject?.in === 'path' && subject.parameter.in === 'cookie') {
        const { parameter } = subject;
        if (isCredentialParameter(parameter)) return [];
        return [
          reading({ kind: 'missing-parameter', in: 'cookie', name: parameter.name }, 'certain', [
            toldBy(saying),
            evidence(`${parameter.name} is a cookie of the documented request`, parameter.source),
          ]),
        ];
      }
      if (subject?.in === 'path' && speaksOfPath(saying.plain)) {
        const { parameter } = subject;
        return [
          reading({ kind: 'missing-parameter', in: 'path', name: parameter.name }, 'likely', [
            toldBy(saying),
          ]),
        ];
      }
      const header = subject
        ? undefined
        : headersOf(context).find((each) => mentions(saying.text, each.name));
      if (!header) return [];
      return [
        reading({ kind: 'missing-parameter', in: 'header', name: header.name }, 'certain', [
          toldBy(saying),
          evidence(`${header.name} is a header of the documented request`, header.source),
        ]),
      ];
    });
    if (said.length > 0) return said.slice(0, 3);
    return mayBeMeant(context) ? requiredParameters(context) : [];
  },

  provoke(condition, context) {
    const { baseline, operation } = context;
    const planned = withParameter(baseline, condition.in, condition.name, undefined);
    return [
      {
        summary: `${operation.method} ${baseline.request.path} without ${condition.name}`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds(condition, request) {
    const isSent = sentValues(request, condition.in, condition.name).some((value) => value !== '');
    return isSent ? false : { offending: undefined };
  },
};

/** Words that name no parameter, or none at all. */
function mayBeMeant(context: ResponseContext): boolean {
  const { status } = context.response;
  if (status !== 400 && status !== 422) return false;
  return isVague(context) || saidOf('missing', context).some(({ subjects }) => subjects.length === 0);
}

function requiredParameters(context: ResponseContext): readonly Reading[] {
  const { operation, response } = context;
  const required = operation.parameters.filter(
    (parameter) =>
      (parameter.in === 'query' || parameter.in === 'header' || parameter.in === 'cookie') &&
      parameter.required &&
      !isCredentialParameter(parameter) &&
      !isDemandedCondition(parameter, operation),
  );
  return required.slice(0, 1).map((parameter) => {
    const place = parameter.in === 'header' || parameter.in === 'cookie' ? parameter.in : 'query';
    return {
      ...reading({ kind: 'missing-parameter', in: place, name: parameter.name }, 'likely', [
        evidence(`status ${response.status} refuses what a request says`, response.source),
        evidence(`${parameter.name} is a required ${place} parameter`, parameter.source),
      ]),
      ...(parameter.schema === undefined ? {} : refusedBySchema('parameter', context)),
    };
  });
}

/** That a request states no condition has a status of its own, where 428 is documented. */
function isDemandedCondition({ name }: Parameter, { responses }: Operation): boolean {
  return isPreconditionHeader(name) && responses.some(({ status }) => status === 428);
}

function headersOf({ operation, baseline }: ResponseContext) {
  const sent = new Set(baseline.request.headers.map((header) => header.name.toLowerCase()));
  return operation.requests
    .flatMap((request) => request.headers)
    .filter((header) => sent.has(header.name.toLowerCase()) && !carriesCredential(header));
}

function reading(
  condition: ConditionOf<'missing-parameter'>,
  confidence: Reading['confidence'],
  grounds: Reading['evidence'],
): Reading {
  const place = { path: 'path', query: 'query', header: 'headers', cookie: 'cookies' }[condition.in];
  return {
    condition,
    summary: `the ${condition.name} is missing in the ${place}`,
    confidence,
    evidence: grounds,
  };
}

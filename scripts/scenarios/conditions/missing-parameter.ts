import { carriesCredential, isCredentialParameter } from '../../analysis/index.ts';
import type { Operation, Parameter } from '../../documentation/index.ts';
import { namesHeader, speaksOfPath } from '../../vocabulary/index.ts';
import type { ResponseContext } from '../context.ts';
import type { Interpretation } from '../model.ts';
import { refusedBySchema } from './by-schema.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, isVague, mentionsOf, refusesContent } from './mentions.ts';
import type { ConditionOf } from './model.ts';
import { atParameters } from './places.ts';
import { sentValues, withParameter } from './sent-parameter.ts';

/** A required parameter is not sent. */
export const missingParameter: ConditionKind<'missing-parameter'> = {
  kind: 'missing-parameter',
  stage: 'parameters',
  narrowness: 1,
  places: ({ name }) => atParameters(name),

  recognise(context) {
    if (!refusesContent(context.response.status)) return [];
    const said = missingSaid(context).flatMap(({ statement, subjects }): readonly Interpretation[] => {
      const [subject] = subjects;
      if (subject?.in === 'query') {
        const { parameter } = subject;
        if (isCredentialParameter(parameter)) return [];
        return [
          interpretation({ kind: 'missing-parameter', in: 'query', name: parameter.name }, 'certain', [
            evidenceFrom(statement),
            evidence(`${parameter.name} is a parameter in the query`, parameter.source),
          ]),
        ];
      }
      if (subject?.in === 'path' && subject.parameter.in === 'cookie') {
        const { parameter } = subject;
        if (isCredentialParameter(parameter)) return [];
        return [
          interpretation({ kind: 'missing-parameter', in: 'cookie', name: parameter.name }, 'certain', [
            evidenceFrom(statement),
            evidence(`${parameter.name} is a cookie of the documented request`, parameter.source),
          ]),
        ];
      }
      if (subject?.in === 'path' && speaksOfPath(statement.plain)) {
        const { parameter } = subject;
        return [
          interpretation({ kind: 'missing-parameter', in: 'path', name: parameter.name }, 'likely', [
            evidenceFrom(statement),
          ]),
        ];
      }
      const header = subject
        ? undefined
        : headersOf(context).find((each) => namesHeader(statement.text, each.name));
      if (!header) return [];
      return [
        interpretation({ kind: 'missing-parameter', in: 'header', name: header.name }, 'certain', [
          evidenceFrom(statement),
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

/** A 404 that says what is not found speaks of a value that was sent. */
function missingSaid(context: ResponseContext) {
  const said = mentionsOf('missing', context);
  return context.response.status === 404
    ? said.filter(({ statement }) => !statement.topics.has('absent'))
    : said;
}

/** Words that name no parameter, or none at all. */
function mayBeMeant(context: ResponseContext): boolean {
  const { status } = context.response;
  if (status !== 400 && status !== 422) return false;
  return isVague(context) || mentionsOf('missing', context).some(({ subjects }) => subjects.length === 0);
}

function requiredParameters(context: ResponseContext): readonly Interpretation[] {
  const { operation, response } = context;
  const required = operation.parameters.filter(
    (parameter) =>
      (parameter.in === 'query' || parameter.in === 'header' || parameter.in === 'cookie') &&
      parameter.required &&
      // A default is what a server takes in place of what is left out.
      parameter.default === undefined &&
      !isCredentialParameter(parameter) &&
      !isDemandedCondition(parameter, operation),
  );
  return required.slice(0, 1).map((parameter) => {
    const place = parameter.in === 'header' || parameter.in === 'cookie' ? parameter.in : 'query';
    return {
      ...interpretation({ kind: 'missing-parameter', in: place, name: parameter.name }, 'likely', [
        evidence(`status ${response.status} refuses what a request says`, response.source),
        evidence(`${parameter.name} is a required ${place} parameter`, parameter.source),
      ]),
      ...(parameter.schema === undefined ? {} : refusedBySchema('parameter', context)),
    };
  });
}

/** That a request states no condition has a status of its own, where 428 is documented. */
function isDemandedCondition({ name }: Parameter, { responses }: Operation): boolean {
  return /^if-(match|unmodified-since)$/i.test(name) && responses.some(({ status }) => status === 428);
}

function headersOf({ operation, baseline }: ResponseContext) {
  const sent = new Set(baseline.request.headers.map((header) => header.name.toLowerCase()));
  return operation.requests
    .flatMap((request) => request.headers)
    .filter((header) => sent.has(header.name.toLowerCase()) && !carriesCredential(header));
}

function interpretation(
  condition: ConditionOf<'missing-parameter'>,
  confidence: Interpretation['confidence'],
  grounds: Interpretation['evidence'],
): Interpretation {
  const place = { path: 'path', query: 'query', header: 'headers', cookie: 'cookies' }[condition.in];
  return {
    condition,
    summary: `the ${condition.name} is missing in the ${place}`,
    confidence,
    evidence: grounds,
  };
}

import { isObject } from '../../analysis/index.ts';
import { withBody } from '../requests/index.ts';
import { sendsFields } from './body-fields.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, isVague, mentionsOf } from './mentions.ts';
import { noPlaces } from './places.ts';

/** The body has none of its fields: whatever is required is missing. */
export const noFields: ConditionKind<'no-fields'> = {
  kind: 'no-fields',
  stage: 'fields',
  narrowness: 4,
  places: () => noPlaces,

  recognise(context) {
    const { response, fields } = context;
    if ((response.status !== 400 && response.status !== 422) || !sendsFields(context)) return [];
    if (fields.every((field) => field.required === false)) return [];
    const unnamed = mentionsOf('missing', context).find(({ subjects }) => subjects.length === 0);
    if (!unnamed && !isVague(context)) return [];
    return [
      {
        condition: { kind: 'no-fields' },
        summary: 'the body has none of its fields',
        confidence: unnamed ? 'likely' : 'guess',
        evidence: [
          unnamed
            ? evidenceFrom(unnamed.statement)
            : evidence(`status ${response.status} refuses what a request says`, response.source),
          evidence(
            'no field is documented as one that may be left out',
            fields[0]?.source ?? response.source,
          ),
        ],
      },
    ];
  },

  provoke(_condition, context) {
    const { baseline, operation } = context;
    const body = baseline.request.body;
    if (body?.kind !== 'json' && body?.kind !== 'form') return [];
    const planned = withBody(
      baseline,
      body.kind === 'json' ? { ...body, json: {}, fills: [] } : { ...body, fields: [] },
    );
    return [
      {
        summary: `${operation.method} ${baseline.request.path} with an empty body`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds(_condition, request) {
    const isEmpty =
      request.json === undefined
        ? request.text.trim() === ''
        : isObject(request.json) && Object.keys(request.json).length === 0;
    return isEmpty ? { offending: undefined } : false;
  },
};

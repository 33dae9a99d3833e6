import { essence } from '../../documentation/index.ts';
import { withBody } from '../requests/index.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, mentionsOf, refusesContent } from './mentions.ts';
import { atParameters } from './places.ts';

/** A body of a media type that the operation does not take. */
export const wrongMediaType: ConditionKind<'wrong-media-type'> = {
  kind: 'wrong-media-type',
  stage: 'media-type',
  narrowness: 1,
  places: () => atParameters('Content-Type'),

  recognise(context) {
    const { response, operation, baseline } = context;
    const said = mentionsOf('media-type', context)[0];
    if (response.status !== 415 && !(said && refusesContent(response.status))) return [];
    if (response.status === 406 || /^(GET|HEAD|DELETE)$/.test(operation.method)) return [];
    const accepted = operation.requests.flatMap((request) => essence(request.mediaType) ?? []);
    return [
      {
        condition: {
          kind: 'wrong-media-type',
          accepted: accepted.length > 0 ? [...new Set(accepted)] : ['application/json'],
        },
        summary: 'the body is of a media type that the operation does not take',
        confidence: baseline.request.body ? 'certain' : 'likely',
        evidence: [
          ...(said ? [evidenceFrom(said.statement)] : []),
          evidence(`status ${response.status} refuses the media type of the body`, response.source),
        ],
      },
    ];
  },

  provoke(_condition, context) {
    const { baseline, operation } = context;
    const body = baseline.request.body;
    const text = body?.kind === 'text' ? body.text : 'neither JSON nor a form';
    const planned = withBody(baseline, { kind: 'text', mediaType: unknownType, text });
    return [
      {
        summary: `${operation.method} ${baseline.request.path} with a body of type ${unknownType}`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds({ accepted }, request) {
    if (request.text === '' || request.mediaType === undefined || accepted.includes(request.mediaType))
      return false;
    return { offending: request.mediaType };
  },
};

const unknownType = 'application/x-docproof-unknown';

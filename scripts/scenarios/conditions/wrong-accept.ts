import { isSuccess } from '../../analysis/index.ts';
import { type DocumentedResponse, essence } from '../../documentation/index.ts';
import { withHeader } from '../requests/index.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, mentionsOf } from './mentions.ts';
import { atParameters } from './places.ts';

function typesOf(responses: readonly DocumentedResponse[]): readonly string[] {
  const types = responses.flatMap(({ mediaType, otherContents = [] }) => [
    ...(mediaType === undefined ? [] : [mediaType]),
    ...otherContents.map((content) => content.mediaType),
  ]);
  return [...new Set(types.flatMap((type) => essence(type) ?? []))];
}

/** The answer is asked for in a media type that the operation does not give. */
export const wrongAccept: ConditionKind<'wrong-accept'> = {
  kind: 'wrong-accept',
  stage: 'media-type',
  narrowness: 0,
  beforeLookup: true,
  places: () => atParameters('Accept'),

  recognise(context) {
    const { response, operation } = context;
    if (response.status !== 406) return [];
    const said = mentionsOf('accept', context)[0] ?? mentionsOf('media-type', context)[0];
    const offered = typesOf(operation.responses.filter(isSuccess));
    const isCertain = offered.length > 0;
    return [
      {
        condition: { kind: 'wrong-accept', offered: isCertain ? offered : typesOf(operation.responses) },
        summary: 'the answer is asked for in a media type that the operation does not give',
        // A success without a body is in no media type that could be refused.
        confidence: isCertain ? 'certain' : 'likely',
        evidence: [
          ...(said ? [evidenceFrom(said.statement)] : []),
          evidence('status 406 refuses what Accept asks for', response.source),
        ],
      },
    ];
  },

  provoke(_condition, context) {
    const { baseline, operation } = context;
    const planned = withHeader(baseline, 'Accept', 'application/x-docproof-unknown');
    return [
      {
        summary: `${operation.method} ${baseline.request.path} with Accept: application/x-docproof-unknown`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds({ offered }, request) {
    const accept = request.headers.get('accept');
    if (accept === undefined || accept.includes('*/*')) return false;
    const asked = accept.split(',').map((each) => essence(each));
    const isOffered = asked.some((type) =>
      offered.some((each) => each === type || (type.endsWith('/*') && each.startsWith(type.slice(0, -1)))),
    );
    return isOffered ? false : { offending: accept };
  },
};

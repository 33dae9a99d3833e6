/** What is asked once a response has come: other requests that the documentation commits the target to as well. */
import type { ResponseContext } from '../context.ts';
import type { RequestVariant } from '../model.ts';
import { oddBodies } from './odd-bodies.ts';
import { oddParameters } from './odd-parameters.ts';
import { otherAnswers } from './other-answers.ts';
import { otherBodies } from './other-bodies.ts';
import { replacement } from './replacement.ts';
import { violations } from './violations.ts';

/** `way` is the one that brings the response about. */
export function requiredVariantsOf(way: RequestVariant, context: ResponseContext): readonly RequestVariant[] {
  return [
    ...otherAnswers(way, context),
    ...otherBodies(way, context),
    ...replacement(way, context),
    ...violations(context),
    ...oddBodies(context),
    ...oddParameters(context),
  ];
}

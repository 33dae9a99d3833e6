import { isSuccess, saysUpdate, validRequestOf } from '../../analysis/index.ts';
import type { Operation } from '../../documentation/index.ts';
import { beginsWithCreate, formOfValue, saysItIsUnfinished } from '../../vocabulary/index.ts';

import type { OperationContext, ResponseContext } from '../context.ts';
import type { Confidence, Input } from '../model.ts';
import { variablesOf, withPathInput } from '../requests/index.ts';
import { type AttemptDraft, type ConditionKind, evidence } from './condition.ts';
import {
  withAbsoluteNames,
  withAllFields,
  withCurrentFields,
  withEmptyLists,
  withFewerFields,
  withNothingAdded,
} from './documented-ways.ts';
import { isVague } from './mentions.ts';
import { noPlaces } from './places.ts';
import { afterSignUp, signInOf } from './signed-up.ts';
import { demandedFirst, doneFirst } from './wrong-state.ts';

/** The success of an operation: the request is as the documentation shows it. */
export const asDocumented: ConditionKind<'as-documented'> = {
  kind: 'as-documented',
  stage: 'success',
  narrowness: 0,
  beforeLookup: true,
  places: () => noPlaces,

  recognise(context) {
    const { response, operation, baseline } = context;
    const first = operation.responses.find((each) => isSuccess(each)) ?? operation.responses[0];
    if (response === first) {
      const item = makesNew(context) && !alsoUpdates(context) ? 'new' : 'any';
      return [
        {
          condition: { kind: 'as-documented', item },
          summary: 'the request is as documented',
          confidence: isSuccess(response)
            ? (baseline.certain || item === 'new') &&
              !isUnfinished(operation) &&
              demandedFirst(context).length === 0 &&
              !signInOf(context) &&
              !sendsBrokenJson(context)
              ? 'certain'
              : 'likely'
            : onlyAnswer(context),
          evidence: [
            evidence(
              `${response.status} is the documented ${outcome(response)} of ${operation.name}`,
              response.source,
            ),
          ],
        },
      ];
    }
    if ((response.status >= 400 && !onlyFails(operation)) || response.status === 304) return [];
    const isNew = makesNew(context) && response.status === 201;
    return [
      {
        condition: { kind: 'as-documented', item: isNew ? 'new' : 'any' },
        summary: isNew
          ? 'the request is as documented, for an id that does not exist yet'
          : 'the request is as documented',
        confidence: isNew ? 'likely' : 'guess',
        evidence: [evidence(`${response.status} is documented beside ${first?.status}`, response.source)],
      },
    ];
  },

  provoke(condition, context) {
    const { baseline, operation } = context;
    const planned = condition.item === 'new' ? withNewId(context) : baseline;
    const asked = `${operation.method} ${baseline.request.path} as documented`;
    const plain = { summary: asked, inputs: planned.inputs, request: planned.request };
    const signedUp = afterSignUp(context);
    const whole = withAllFields(plain, context);
    return [
      ...(signedUp ? [signedUp] : []),
      ...afterOthers(plain, context),
      ...(isGuessed(context)
        ? [
            { ...plain, guessed: true as const, requiredVariants: whole },
            ...whole,
            ...withCurrentFields(plain, context),
            ...withEmptyLists(plain, context),
          ]
        : [plain]),
      ...withAbsoluteNames(plain, context),
      ...withNothingAdded(plain, context),
      ...withFewerFields(plain, context),
    ];
  },

  holds() {
    return { offending: undefined };
  },
};

/** No success is documented: the request as documented may get any of the refusals. */
export function onlyFails({ responses }: Operation): boolean {
  return responses.every(({ status }) => status >= 400);
}

/** Where nothing else is documented, a redirect is what the operation is for; a refusal may have any reason. */
function onlyAnswer(context: ResponseContext): Confidence {
  const { operation, response, baseline } = context;
  if (operation.responses.length > 1 || !isVague(context)) return 'guess';
  return response.status < 400 && baseline.certain ? 'certain' : 'likely';
}

/** The documentation itself says that the operation does nothing yet. */
function isUnfinished({ name, description }: Operation): boolean {
  return saysItIsUnfinished(`${name}\n${description}`);
}

/** The documentation shows a body that is meant as JSON and is not valid: a target may refuse it. */
function sendsBrokenJson({ baseline }: ResponseContext): boolean {
  const body = baseline.request.body;
  if (body?.kind !== 'text') return false;
  if (body.mediaType !== undefined) return /[/+]json/i.test(body.mediaType);
  return /^\s*[[{]/.test(body.text);
}

function outcome(response: ResponseContext['response']): string {
  return isSuccess(response) ? 'success' : 'answer';
}

/** A PUT, or the like of it, that makes what its path names. */
function makesNew({ operation, item }: ResponseContext): boolean {
  const says = beginsWithCreate(operation.name);
  return (
    item?.replace === operation &&
    (says || (!saysUpdate(operation) && operation.responses.some((each) => each.status === 201)))
  );
}

function alsoUpdates({ operation }: ResponseContext): boolean {
  const hasOther = operation.responses.some((each) => isSuccess(each) && each.status !== 201);
  return hasOther && operation.responses.some((each) => each.status === 201);
}

/** After what has to be done first, going by what the operation's errors say. */
function afterOthers(plain: AttemptDraft, context: OperationContext): readonly AttemptDraft[] {
  return demandedFirst(context)
    .slice(0, 1)
    .flatMap((other) => {
      const first = doneFirst(other, context);
      return first
        ? [
            {
              ...plain,
              summary: `${plain.summary}, after ${other.name}`,
              inputs: [...plain.inputs, ...first],
            },
          ]
        : [];
    });
}

/** Nobody has shown the body: it is a file of docproof's own, or made of a schema that leaves properties optional. */
function isGuessed({ operation, baseline }: OperationContext): boolean {
  const { body } = validRequestOf(operation) ?? {};
  const isFile = baseline.request.body?.kind === 'text' && body?.generated === true;
  return isFile || body?.complete !== undefined;
}

function withNewId(context: OperationContext) {
  const { baseline, index, item } = context;
  const variable = variablesOf(baseline.request.path).at(-1);
  if (variable === undefined) return baseline;
  const like = index.examples.get(item?.id ?? '') ?? 'sample';
  const input: Input = { kind: 'fresh', name: variable, form: formOfValue(like), like };
  return withPathInput(baseline, input);
}

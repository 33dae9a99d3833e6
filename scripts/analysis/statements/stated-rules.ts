/** Rules for fields and parameters that the documented refusals state: `name must be 20 characters or less`. */
import type { Operation, Source } from '../../documentation/index.ts';
import { bodyFieldsOf } from '../fields/fields.ts';
import { breaks, type Rule, ruleFor, rulesInWords, textBreaks } from '../rules/index.ts';
import { type Subject, subjectsOf } from './subjects.ts';
import { type Statement, wordsOfResponse } from './words.ts';

export interface StatedRule {
  readonly subject: Subject;
  readonly rule: Rule;
  readonly source: Source;
}

/** Those that the documented example itself keeps. */
export function statedRules(operation: Operation): readonly StatedRule[] {
  const refusals = operation.responses.filter(({ status }) => status === 400 || status === 422);
  if (refusals.length === 0) return [];
  const fields = bodyFieldsOf(operation);
  const parameters = operation.parameters.map((parameter) => ({ parameter, names: [parameter.name] }));
  return refusals
    .flatMap((response) => wordsOfResponse(response).statements)
    .flatMap((statement) => {
      const match = statement.topics.get('invalid') ?? statement.topics.get('constraint');
      if (!match || speaksOfOthers(statement)) return [];
      const [subject] = subjectsOf(statement, { fields, parameters }, match);
      return subject ? rulesAbout(subject, statement) : [];
    });
}

/** What is taken or unknown may be well-formed. */
function speaksOfOthers({ topics }: Statement): boolean {
  return topics.has('taken') || topics.has('absent');
}

function rulesAbout(subject: Subject, { text, plain, source }: Statement): readonly StatedRule[] {
  return rulesInWords(text, plain).flatMap((general): readonly StatedRule[] => {
    if (subject.in !== 'body') {
      const { example } = subject.parameter;
      const isKept = example === undefined || !textBreaks(general, example);
      return isKept ? [{ subject, rule: general, source }] : [];
    }
    const { example } = subject.field;
    const rule = ruleFor(example, general);
    return breaks(rule, example) ? [] : [{ subject, rule, source }];
  });
}

import {
  type BodyField,
  breachText,
  breakingValues,
  breaks,
  hasBothLimits,
  type Rule,
  ruleFor,
  rulesInWords,
  rulesOfField,
  type Statement,
  sameJson,
  textBreaks,
  valuesAt,
} from '../../analysis/index.ts';
import { isForm, type Json, textOfJson } from '../../documentation/index.ts';
import { isOneTimeCode, mentions, saysItDoesNotMatch, saysMust } from '../../vocabulary/index.ts';
import type { ResponseContext } from '../context.ts';
import type { Confidence, Interpretation } from '../model.ts';
import { withField } from '../requests/index.ts';
import { shownValue } from '../shown-value.ts';
import { quantityField, repeatedFieldOf, sendsField } from './body-fields.ts';
import { refusedBySchema } from './by-schema.ts';
import { allOf, type ConditionKind, evidence } from './condition.ts';
import {
  aboutValues,
  evidenceFrom,
  isVague,
  type Mention,
  mentionsOf,
  refusesContent,
  saysAny,
} from './mentions.ts';
import { atPointers } from './places.ts';

/** A field of the body breaks a rule: its type, its form, its members, its limits. */
export const invalidField: ConditionKind<'invalid-field'> = {
  kind: 'invalid-field',
  stage: 'fields',
  narrowness: 0,
  places: ({ pointer, examples }) => ({ ...atPointers(pointer), refused: examples }),

  recognise(context) {
    const { status } = context.response;
    if (status === 401 || status === 410) return tokenInterpretations(context);
    if (!refusesContent(status)) return [];
    const said = [
      ...tooMuch(context),
      ...aboutValues(context).flatMap((each) => statedInterpretations(each, context)),
    ];
    if (said.length > 0) return said.slice(0, 4);
    const isRefusal = status === 400 || status === 422;
    const isOfTheBody = status === 412 && saysAny(context, 'invalid');
    return (isRefusal || isOfTheBody) && isVague(context) ? vagueInterpretations(context) : [];
  },

  provoke(condition, context) {
    const { baseline, operation, fields } = context;
    const like = fields.find((field) => field.pointer === condition.pointer)?.example;
    // What repeats the field repeats the wrong value as well, so that nothing else is wrong.
    const twin = repeatedFieldOf({ name: condition.field, pointer: condition.pointer }, context);
    const bad = [...condition.examples, ...breakingValues(condition.rule, like)].slice(0, 2);
    const ways = bad.map((value) => {
      const spoiled = withField(baseline, condition.pointer, value);
      const planned = twin ? withField(spoiled, twin.pointer, value) : spoiled;
      return {
        summary: `${operation.method} ${baseline.request.path} with ${condition.field} ${shownValue(value)}`,
        inputs: planned.inputs,
        request: planned.request,
      };
    });
    return hasBothLimits(condition.rule) ? allOf(ways) : ways;
  },

  holds(condition, request) {
    const offending = valuesAt(request.json, condition.pointer).find(
      (value) =>
        value !== undefined &&
        (condition.examples.some((each) => sameJson(each, value)) ||
          breaksAsSent(condition.rule, value, request.mediaType)),
    );
    return offending === undefined ? false : { offending: textOfJson(offending) };
  },
};

/** A token or code in the body that is wrong or has had its time: `Token is invalid or expired`. */
function tokenInterpretations(context: ResponseContext): readonly Interpretation[] {
  return aboutValues(context)
    .filter(({ subjects: [subject] }) => subject?.in === 'body' && isOneTimeCode(subject.field.name))
    .flatMap((each) => statedInterpretations(each, context))
    .map((interpretation) => ({ ...interpretation, confidence: 'likely' as const }));
}

/** In a form everything is text, as in parameters. */
function breaksAsSent(rule: Rule, value: Json, mediaType: string | undefined): boolean {
  return isForm(mediaType) && typeof value === 'string' ? textBreaks(rule, value) : breaks(rule, value);
}

function statedInterpretations(
  { statement, subjects }: Mention,
  context: ResponseContext,
): readonly Interpretation[] {
  const [subject] = subjects;
  if (subject?.in !== 'body' || !sendsField(subject.field, context)) return [];
  const { field } = subject;
  const inWords = rulesInWords(statement.text, statement.plain)
    .map((rule) => ruleFor(field.example, rule))
    .filter((rule) => keeps(rule, field));
  const stated = inWords[0] ?? onlyValue(statement, field);
  const known = statement.topics.has('invalid')
    ? rulesOfField(field).find((each) => breakingValues(each.rule, field.example).length > 0)
    : undefined;
  const rule = stated ?? known?.rule;
  const shownAsWrong = offendingValues(statement.offending, field);
  const examples = shownAsWrong.length > 0 ? shownAsWrong : likelyWrong(statement, field, rule);
  if (
    (!rule && examples.length === 0) ||
    (statement.topics.has('missing') && !stated && examples.length === 0)
  )
    return [];
  const isShown = shownAsWrong.length > 0 && statement.topics.has('invalid');
  const isLikely = known?.stated || shownAsWrong.length > 0;
  const confidence: Confidence = stated || isShown ? 'certain' : isLikely ? 'likely' : 'guess';
  const grounds = [evidenceFrom(statement), placed(field)];
  return [
    interpretationFor(field, rule ?? anyText, examples, confidence, grounds),
    ...inWords.slice(1).map((other) => interpretationFor(field, other, [], confidence, grounds)),
  ];
}

/** `type must be articles`: the one value that the documentation shows. */
function onlyValue({ text, topics }: Statement, { example }: BodyField): Rule | undefined {
  const isNamed = typeof example === 'string' && example.length > 1 && mentions(text, example);
  return isNamed && topics.has('constraint') && saysMust(` ${text} `)
    ? { kind: 'members', values: [example] }
    : undefined;
}

/** Values that are likely to be wrong where no rule tells one. */
function likelyWrong(
  { plain }: Statement,
  { name, example }: BodyField,
  rule: Rule | undefined,
): readonly Json[] {
  if (rule?.kind === 'type' && rule.type === 'string') return [`!not-a-valid-${name}!`];
  if (rule !== undefined || !saysItDoesNotMatch(plain)) return [];
  if (typeof example === 'bigint') return [example + 1n];
  if (typeof example === 'number') return [example + 1];
  return typeof example === 'string' ? [`${example}-other`] : [];
}

/** More is asked for than there is: `Insufficient funds`, `Not enough stock`. */
function tooMuch(context: ResponseContext): readonly Interpretation[] {
  const [said] = mentionsOf('shortage', context);
  const field = said && quantityField(context);
  if (!field) return [];
  return [
    interpretationFor(field, anyText, [plenty], 'likely', [evidenceFrom(said.statement), placed(field)]),
  ];
}

const plenty = 999_999_999;

/** No rule is known, only values that break it. */
const anyText: Rule = { kind: 'form', form: 'text' };

/** A rule that the documented value itself breaks is not about this field. */
function keeps(rule: Rule, field: BodyField): boolean {
  if (rule.kind === 'type' || field.example === undefined) return true;
  if (rule.kind === 'count' && !Array.isArray(field.example)) return false;
  return !breaks(rule, field.example);
}

function offendingValues(value: Json | undefined, field: BodyField): readonly Json[] {
  return value === undefined || value === null || value === '' || sameJson(value, field.example)
    ? []
    : [value];
}

/** Where only the status is known, any field may be meant: first the one whose rule is strictest. */
function vagueInterpretations(context: ResponseContext): readonly Interpretation[] {
  const { fields, response, baseline } = context;
  const candidates = fields
    .filter((field) => sendsField(field, context))
    .flatMap((field) =>
      rulesOfField(field)
        .filter(({ rule }) => breakingValues(rule, field.example).length > 0)
        .filter(({ rule }) => rule.kind !== 'type' || baseline.request.body?.kind !== 'form')
        .slice(0, 1)
        .map((each) => ({ field, ...each })),
    );
  return candidates
    .sort((a, b) => weight(a.rule, a.stated) - weight(b.rule, b.stated))
    .slice(0, 2)
    .map(({ field, rule, stated }) => ({
      ...interpretationFor(field, rule, [], 'guess', [
        evidence(`status ${response.status} refuses what a request says`, response.source),
        evidence(`${field.name} has a rule that a value can break`, field.source),
      ]),
      ...(stated && field.schema !== undefined ? refusedBySchema('field', context) : {}),
    }));
}

/** Members and forms are checked more often than types, and a text takes almost anything. */
function weight(rule: Rule, stated: boolean): number {
  const strictness = {
    members: 0,
    form: 1,
    length: 1,
    range: 1,
    pattern: 1,
    count: 2,
    type: 2,
    filled: 3,
    id: 3,
    'no-prefix': 3,
  }[rule.kind];
  return strictness + (stated ? 0 : 2) + (rule.kind === 'type' && rule.type === 'string' ? 3 : 0);
}

function interpretationFor(
  field: BodyField,
  rule: Rule,
  examples: readonly Json[],
  confidence: Confidence,
  grounds: Interpretation['evidence'],
): Interpretation {
  return {
    condition: { kind: 'invalid-field', pointer: field.pointer, field: field.name, rule, examples },
    summary: `the ${field.name} in the body ${rule === anyText ? 'is not accepted' : breachText(rule)}`,
    confidence,
    evidence: grounds,
  };
}

function placed(field: BodyField) {
  return evidence(`${field.name} is a field of the request body`, field.source);
}

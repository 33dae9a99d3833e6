import { keysOf, type Statement, sameJson, subjectsOf, valueAt } from '../../analysis/index.ts';
import { type Json, textOfJson } from '../../documentation/index.ts';
import { hasModalVerb, type Match, nameKey, relationIn, wordsOf } from '../../vocabulary/index.ts';
import type { OperationContext, ResponseContext } from '../context.ts';
import { type PlannedRequest, withField, withQuery } from '../requests/index.ts';
import { repeatedFieldOf, sendsField } from './body-fields.ts';
import { type ConditionKind, evidence, type RequestView } from './condition.ts';
import { evidenceFrom, refusesContent } from './mentions.ts';
import type { ConditionOf } from './model.ts';
import { atParameters, atPointers } from './places.ts';

/** Two fields, or two parameters, do not go together: a confirmation that differs, an end before its beginning. */
export const fieldPair: ConditionKind<'field-pair'> = {
  kind: 'field-pair',
  stage: 'fields',
  narrowness: 3,
  places: ({ in: place, first, second }) =>
    place === 'body' ? atPointers(second, first) : atParameters(second, first),

  recognise(context) {
    if (!refusesContent(context.response.status)) return [];
    return context.words.statements.flatMap((statement) => {
      const pair = pairIn(statement, context);
      if (!pair || isBrokenAsDocumented(pair, context)) return [];
      const { relation, first, second } = pair;
      return [
        {
          condition: {
            kind: 'field-pair' as const,
            in: first.in,
            first: first.place,
            second: second.place,
            relation,
          },
          summary: `${first.name} and ${second.name} in the ${first.in} ${breaches[relation]}`,
          confidence: 'certain' as const,
          evidence: [
            evidenceFrom(statement),
            evidence(
              `${first.name} and ${second.name} are sent in the ${first.in}`,
              context.operation.source,
            ),
          ],
        },
      ];
    });
  },

  provoke(condition, context) {
    const { operation, baseline } = context;
    const [first, second] = valuesBreaking(condition, context);
    if (first === undefined || second === undefined) return [];
    const planned = put(
      put(baseline, condition, condition.first, first),
      condition,
      condition.second,
      second,
    );
    const names = [condition.first, condition.second].map((place) => keysOf(place).at(-1) ?? place);
    return [
      {
        summary: `${operation.method} ${baseline.request.path} with ${names.join(' and ')} that ${breaches[condition.relation]}`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds(condition, request) {
    const first = sent(condition, condition.first, request);
    const second = sent(condition, condition.second, request);
    if (first === undefined || second === undefined) return false;
    return isBroken(condition.relation, first, second) ? { offending: textOfJson(second) } : false;
  },
};

type Pair = ConditionOf<'field-pair'>;

function isBroken(relation: Pair['relation'], first: Json, second: Json): boolean {
  return {
    equal: !sameJson(first, second),
    different: sameJson(first, second),
    ascending: comparable(first) > comparable(second),
  }[relation];
}

/** What the documentation shows as a valid request is not refused: the message is about something else. */
function isBrokenAsDocumented({ relation, first, second }: MemberPair, { fields }: ResponseContext): boolean {
  const [one, other] = [first, second].map(
    ({ place }) => fields.find(({ pointer }) => pointer === place)?.example,
  );
  return one !== undefined && other !== undefined && isBroken(relation, one, other);
}

const breaches: Readonly<Record<Pair['relation'], string>> = {
  equal: 'differ',
  different: 'are the same',
  ascending: 'are in the wrong order',
};

interface Member {
  readonly name: string;
  readonly in: Pair['in'];
  /** JSON Pointer of a field, name of a parameter. */
  readonly place: string;
}

interface MemberPair {
  readonly relation: Pair['relation'];
  readonly first: Member;
  readonly second: Member;
}

/** The two that a statement is about, in the order that they have to be in. */
function pairIn(statement: Statement, context: ResponseContext): MemberPair | undefined {
  const relation = relationIn(statement.plain);
  if (!relation) return undefined;
  const members = membersNamed(statement, relation.at, context);
  const [one, other] = members;
  if (one === undefined) return undefined;
  if (other !== undefined && hasModalVerb(statement.plain)) {
    if (relation.isDifferent) return { relation: 'different', first: one, second: other };
    if (relation.order === 'ascending') return { relation: 'ascending', first: one, second: other };
    if (relation.order === 'descending') return { relation: 'ascending', first: other, second: one };
  }
  const twin = other ?? confirmationOf(one, context);
  if (twin === undefined || !relation.isEqual) return undefined;
  const names = [nameKey(one.name), nameKey(twin.name)];
  const isConfirmation =
    names[0] !== names[1] && names.some((name, at) => name.includes(names[1 - at] ?? name));
  if (!isConfirmation) return undefined;
  const [first, second] = one.name.length <= twin.name.length ? [one, twin] : [twin, one];
  return { relation: 'equal', first, second };
}

/** The fields or parameters that a statement names, in the order in which it names them. */
function membersNamed(statement: Statement, near: Match, context: ResponseContext): readonly Member[] {
  const text = ` ${wordsOf(statement.text).join(' ')} `;
  const members = subjectsOf(statement, context, near).flatMap((subject): readonly Member[] => {
    if (subject.in === 'body')
      return sendsField(subject.field, context)
        ? [{ name: subject.field.name, in: 'body', place: subject.field.pointer }]
        : [];
    return subject.in === 'query'
      ? [{ name: subject.parameter.name, in: 'query', place: subject.parameter.name }]
      : [];
  });
  const [first] = members;
  return members
    .filter((member) => member.in === first?.in)
    .map((member) => ({ member, at: text.indexOf(` ${wordsOf(member.name).join(' ')} `) }))
    .sort((a, b) => a.at - b.at)
    .map(({ member }) => member)
    .slice(0, 2);
}

function confirmationOf(one: Member, context: OperationContext): Member | undefined {
  if (one.in !== 'body') return undefined;
  const twin = repeatedFieldOf({ name: one.name, pointer: one.place }, context);
  return twin && { name: twin.name, in: 'body', place: twin.pointer };
}

/** Values for the two that break the relation; undefined where none are known. */
function valuesBreaking(condition: Pair, context: OperationContext): readonly (Json | undefined)[] {
  const [first, second] = [condition.first, condition.second].map((place) =>
    exampleOf(condition, place, context),
  );
  const shown = first ?? second;
  switch (condition.relation) {
    case 'different':
      return [shown, shown];
    case 'equal':
      return [
        shown,
        typeof shown === 'number' ? shown + 1 : shown === undefined ? undefined : `${shown}-other`,
      ];
    case 'ascending':
      return first !== undefined && second !== undefined && comparable(first) < comparable(second)
        ? [second, first]
        : [shown, earlier(shown)];
  }
}

/** A value of the same kind that comes before. */
function earlier(value: Json | undefined): Json | undefined {
  if (typeof value === 'number') return value - 1;
  if (typeof value !== 'string') return undefined;
  if (/^-?\d+$/.test(value)) return String(Number(value) - 1);
  return /^\d{4}/.test(value) ? value.replace(/^\d{4}/, (year) => String(Number(year) - 1)) : undefined;
}

function exampleOf(condition: Pair, place: string, context: OperationContext): Json | undefined {
  if (condition.in === 'body') return context.fields.find(({ pointer }) => pointer === place)?.example;
  const parameter = context.operation.parameters.find(({ name }) => name === place);
  return parameter?.example ?? parameter?.default;
}

function put(planned: PlannedRequest, { in: where }: Pair, place: string, value: Json): PlannedRequest {
  return where === 'body' ? withField(planned, place, value) : withQuery(planned, place, textOfJson(value));
}

function sent({ in: where }: Pair, place: string, request: RequestView): Json | undefined {
  return where === 'body' ? valueAt(request.json, keysOf(place)) : request.query.get(place)?.[0];
}

/** Numbers by size; texts that are numbers too; dates in the order of their digits. */
function comparable(value: Json): string {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && value.trim() !== ''
        ? Number(value)
        : NaN;
  return Number.isFinite(number)
    ? `${number < 0 ? '-' : '0'}${number.toFixed(6).padStart(24, '0')}`
    : `1${textOfJson(value)}`;
}

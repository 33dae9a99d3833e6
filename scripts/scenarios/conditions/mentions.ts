/** What kinds of condition ask of a response's words. */

import { rulesOfField, type Statement, type Subject, subjectsOf } from '../../analysis/index.ts';
import { type Match, saysNothing, type Topic } from '../../vocabulary/index.ts';
import type { ResponseContext } from '../context.ts';
import type { Evidence } from '../model.ts';

/** A statement that speaks of a topic, and what it speaks of. */
export interface Mention {
  readonly statement: Statement;
  readonly match: Match;
  readonly subjects: readonly Subject[];
}

/** All statements of a response about a topic; general ones, such as `Bad Request`, last. */
export function mentionsOf(topic: Topic, context: ResponseContext): readonly Mention[] {
  return context.words.statements.flatMap((statement) => {
    const match = statement.topics.get(topic);
    return match ? [{ statement, match, subjects: subjectsOf(statement, context, match) }] : [];
  });
}

/**
 * Statements about a value that is not as it has to be: those that call it invalid or say what it has to be like, and
 * those beside which the body shows it.
 */
export function aboutValues(context: ResponseContext): readonly Mention[] {
  return context.words.statements.flatMap((statement) => {
    const { topics } = statement;
    const match = topics.get('invalid') ?? topics.get('constraint');
    const isShown = statement.offending !== undefined && statement.about.length > 0;
    if ((!match && !isShown) || topics.has('taken')) return [];
    const subjects = subjectsOf(statement, context, match);
    if (topics.has('absent') && !isChoice(subjects[0])) return [];
    return [{ statement, match: match ?? { start: 0, end: 0 }, subjects }];
  });
}

/** A value among a few documented ones is never unknown, but wrong. */
function isChoice(subject: Subject | undefined): boolean {
  if (subject?.in === 'body') return rulesOfField(subject.field).some(({ rule }) => rule.kind === 'members');
  return subject !== undefined && subject.parameter.values.length > 0;
}

export function saysAny(context: ResponseContext, ...topics: readonly Topic[]): boolean {
  return context.words.statements.some((statement) => topics.some((topic) => statement.topics.has(topic)));
}

/** Topics that tell no cause by themselves. */
const causeless: ReadonlySet<Topic> = new Set([
  'invalid',
  'constraint',
  'alternatives',
  'absent',
  'forbidden',
  'unauthenticated',
]);

/**
 * Whether the words say no more than the status does: none at all, or only that something is wrong or invalid,
 * without telling what.
 */
export function isVague(context: ResponseContext): boolean {
  return context.words.statements.every((statement) => {
    if (saysNothing(statement.plain)) return true;
    const match = statement.topics.get('invalid');
    const isCaused = [...statement.topics.keys()].some((topic) => !causeless.has(topic));
    const isElsewhere = statement.topics.has('absent') || statement.topics.has('forbidden');
    return (
      match !== undefined && !isCaused && !isElsewhere && subjectsOf(statement, context, match).length === 0
    );
  });
}

export function evidenceFrom(statement: Statement): Evidence {
  const what = { message: 'the message', description: 'the description', code: 'the code' }[statement.origin];
  return { text: `${what} says "${statement.text}"`, source: statement.source, told: true };
}

/** Statuses about who asks, how, or how much at once. */
const notOfContent = [401, 402, 405, 406, 407, 408, 410, 411, 413, 415, 420, 424, 425, 426, 429, 431, 451];

/** Statuses with which an API refuses what a request says, rather than who asks or how. */
export function refusesContent(status: number): boolean {
  return status >= 400 && status < 500 && !notOfContent.includes(status);
}

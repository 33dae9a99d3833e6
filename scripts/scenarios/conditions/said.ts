/** What kinds of condition ask of a response's words. */
import type { ResponseContext } from '../context.ts';
import type { Match, Topic } from '../lexicon/index.ts';
import type { Evidence } from '../model.ts';
import { type Subject, subjectsOf } from '../subjects.ts';
import type { Saying } from '../words.ts';

/** A saying that speaks of a topic, and what it speaks of. */
export interface Said {
  readonly saying: Saying;
  readonly match: Match;
  readonly subjects: readonly Subject[];
}

/** All sayings of a response about a topic; general ones, such as `Bad Request`, last. */
export function saidOf(topic: Topic, context: ResponseContext): readonly Said[] {
  return context.words.sayings.flatMap((saying) => {
    const match = saying.topics.get(topic);
    return match ? [{ saying, match, subjects: subjectsOf(saying, context, match) }] : [];
  });
}

export function saysAny(context: ResponseContext, ...topics: readonly Topic[]): boolean {
  return context.words.sayings.some((saying) => topics.some((topic) => saying.topics.has(topic)));
}

/**
 * Whether the words say no more than the status does: none at all, or only that something is wrong or invalid,
 * without telling what.
 */
export function isVague(context: ResponseContext): boolean {
  return context.words.sayings.every((saying) => {
    const specific = [...saying.topics.keys()].filter(
      (topic) => topic !== 'invalid' && topic !== 'alternatives',
    );
    if (specific.length > 0) return false;
    const match = saying.topics.get('invalid');
    return match === undefined ? true : subjectsOf(saying, context, match).length === 0;
  });
}

export function toldBy(saying: Saying): Evidence {
  const what = { message: 'the message', description: 'the description', code: 'the code' }[saying.origin];
  return { text: `${what} says “${saying.text}”`, source: saying.source };
}

/** Statuses with which an API refuses what a request says, rather than who asks or how. */
export function refusesContent(status: number): boolean {
  return (
    status >= 400 && status < 500 && ![401, 402, 405, 406, 407, 408, 410, 411, 415, 429].includes(status)
  );
}

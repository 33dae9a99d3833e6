/** What a text speaks about. */
import { onceForText } from './once.ts';
import { find, type Match, phrases } from './phrase.ts';
import { english, type Topic } from './topics.ts';
import { translations } from './translations.ts';

const compiled = new Map(
  (Object.keys(english) as Topic[]).map((topic) => [
    topic,
    phrases(...english[topic], ...(translations[topic] ?? [])),
  ]),
);

/** All topics that a text made by `plain` speaks of, with the place of each. */
export const topicsIn = onceForText((text): ReadonlyMap<Topic, Match> => {
  const found = new Map<Topic, Match>();
  for (const [topic, phrase] of compiled) {
    const match = find(text, phrase);
    if (match) found.set(topic, match);
  }
  // A value that is `not included in the list` is there.
  const [invalid, missing] = [found.get('invalid'), found.get('missing')];
  if (missing && invalid?.start === missing.start && invalid.end > missing.end) found.delete('missing');
  return found;
});

/** Where a text made by `plain` speaks of a topic; undefined where it does not. */
export function speaksOf(text: string, topic: Topic): Match | undefined {
  const phrase = compiled.get(topic);
  return phrase && find(text, phrase);
}

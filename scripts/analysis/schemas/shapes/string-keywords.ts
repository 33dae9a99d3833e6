import type { JsonSchema } from '../../../documentation/index.ts';
import { isConfirmationKey, isOutcomeKey, saysWhatIsWrong, wordsOf } from '../../../vocabulary/index.ts';
import { formatOf } from './formats.ts';
import type { Place } from './place.ts';
import { stringsSeen } from './seen.ts';
import type { Shape } from './shape.ts';

/** What is known of a field that is a string: its format, and whether it has to say something. */
export function stringKeywords(shape: Shape, place: Place, messages: readonly string[]): JsonSchema {
  const { attribute, key } = place;
  const examples = stringsSeen(shape);
  const sample = typeof attribute?.example === 'string' ? [attribute.example] : [];
  const format = formatOf(
    {
      name: key,
      typeText: attribute?.typeText ?? '',
      description: attribute?.description ?? '',
      examples: [examples, sample],
    },
    messages,
  );
  if (Object.keys(format).length > 0) return format;
  const isSaid = examples.length + sample.length > 0 && !shape.scalars.has('');
  return isSaid && hasToSay(place) ? { minLength: 1 } : {};
}

/** An error that says nothing is not an error, and a confirmation neither. */
function hasToSay({ body, key, inConfirmation }: Place): boolean {
  const name = wordsOf(key).join(' ');
  if (body.role === 'error') return saysWhatIsWrong(name);
  return body.role === 'success' && inConfirmation && isConfirmationKey(name);
}

/** Whether an object with these keys tells of what was done, and nothing else. */
export function isConfirmation(keys: readonly string[]): boolean {
  const names = keys.map((key) => wordsOf(key).join(' '));
  return names.every((name) => isConfirmationKey(name) || isOutcomeKey(name));
}

/** Differences in the wording of messages, leaving out the values that were sent. */
import type { Json } from '../../documentation/index.ts';
import type { Deviation } from '../../findings/index.ts';
import { isObject, isScalar, show, valueAt } from './json.ts';
import type { Prepared } from './plan.ts';
import { sameWording } from './same-wording.ts';

export function rewordings(
  body: Json,
  messages: Readonly<Record<string, string>>,
  state: Pick<Prepared, 'values' | 'sent'>,
): readonly Deviation[] {
  const sent = [...Object.values(state.values), ...leaves(state.sent)];
  return Object.entries(messages).flatMap(([place, documented]) => {
    const actual = valueAt(body, place.split('/').slice(1));
    if (typeof actual !== 'string' || sameWording(documented, actual, sent)) return [];
    return [
      {
        code: 'reworded-message',
        place,
        expected: show(documented),
        actual: show(actual),
        exchange: 0,
      },
    ];
  });
}

function leaves(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  if (isScalar(value)) return [value];
  const children: readonly Json[] = isObject(value) ? Object.values(value) : (value as readonly Json[]);
  return children.flatMap((child) => leaves(child));
}

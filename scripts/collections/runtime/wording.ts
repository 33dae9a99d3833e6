/** Differences in the wording of messages, leaving out the values that were sent. */
import { type Json, keysOf } from '../../documentation/index.ts';
import type { Deviation } from '../../findings/index.ts';
import { isObject, isScalar, show, valueAt } from './json.ts';
import type { Prepared, TextsOfRefusal } from './plan.ts';
import { sameWording } from './same-wording.ts';

export function rewordings(
  body: Json,
  messages: Readonly<Record<string, string>>,
  state: Pick<Prepared, 'values' | 'sent'>,
): readonly Deviation[] {
  const sent = [...Object.values(state.values), ...leaves(state.sent)];
  return Object.entries(messages).flatMap(([place, documented]) => {
    const actual = valueAt(body, keysOf(place));
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

/** A refusal that says in every word what is documented for another status. */
export function saysAnother(body: Json, others: readonly TextsOfRefusal[]): readonly Deviation[] {
  const shown = (place: string) => valueAt(body, keysOf(place));
  const said = others.find(({ texts }) =>
    Object.entries(texts).every(([place, text]) => shown(place) === text),
  );
  const [place, text] = Object.entries(said?.texts ?? {})[0] ?? [];
  if (said === undefined || place === undefined) return [];
  const expected = `not what is documented for ${said.status}`;
  return [{ code: 'says-other-refusal', place, expected, actual: show(text), exchange: 0 }];
}

function leaves(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  if (isScalar(value)) return [value];
  const children: readonly Json[] = isObject(value) ? Object.values(value) : (value as readonly Json[]);
  return children.flatMap((child) => leaves(child));
}

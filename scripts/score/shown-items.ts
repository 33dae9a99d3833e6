/** Of a list that never has three entries there is no middle one to break: such a mutant is none. */
import type { Baseline } from './baseline.ts';
import { keysAt, readBody } from './breaking/break-body.ts';
import type { Mutant, Place } from './model.ts';

/** Whether the mock gives an answer with the item that the mutant breaks; the first item counts as shown. */
export function breaksShownItem({ response, mutation }: Mutant, { samples }: Baseline): boolean {
  const item = 'place' in mutation ? laterItem(mutation.place) : undefined;
  if (!item) return true;
  return (samples.get(response) ?? []).some(({ body: text }) => {
    const body = readBody(text);
    return body !== undefined && keysAt(body, item) !== undefined;
  });
}

/** Up to the last step that is a middle or last item. */
function laterItem(place: Place): Place | undefined {
  const at = place.findLastIndex((step) => typeof step !== 'string' && step.item !== 'first');
  return at < 0 ? undefined : place.slice(0, at + 1);
}

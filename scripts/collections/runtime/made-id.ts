/** Which id the target has given to what a create made. */
import type { CreateSupply } from '../../scenarios/index.ts';
import { isObject, isScalar, valueAt } from './json.ts';
import { lastSegment, unescaped } from './location.ts';
import { type Quest, readList } from './quest.ts';
import { type Answer, succeeded, type Values } from './send.ts';
import type { Scalar } from './values.ts';

/**
 * The id of what a create made, as its answer tells it, or else the list, by a text that was made up for it: a create
 * whose answer got lost is removed as well. undefined where nothing was made, or nothing tells.
 */
export async function idOfMade(
  create: Pick<CreateSupply, 'id' | 'list'>,
  answer: Answer,
  quest: Quest,
): Promise<Scalar | undefined> {
  if (answer.status !== 0 && !succeeded(answer)) return undefined;
  const told = succeeded(answer) ? idIn(create.id, answer, quest.values) : undefined;
  if (told !== undefined || !create.list || quest.fresh.length === 0) return told;
  const listed = await readList(create.list, quest);
  const made = (listed.ok ? listed.items : [])
    .filter(isObject)
    .find((item) => Object.values(item).some((value) => quest.fresh.includes(String(value))));
  const id = valueAt(made, create.list.field);
  return isScalar(id) && id !== null ? id : undefined;
}

/** The id that the answer to a create tells. */
function idIn(place: CreateSupply['id'], answer: Answer, values: Values): Scalar | undefined {
  switch (place.in) {
    case 'list':
      return undefined;
    case 'body': {
      const id = answer.body.ok ? valueAt(answer.body.json, place.field) : undefined;
      return isScalar(id) && id !== null ? id : undefined;
    }
    case 'location': {
      const last = lastSegment(answer.header('Location') ?? '');
      return last === undefined ? undefined : unescaped(last);
    }
    case 'request':
      return values[place.need];
  }
}

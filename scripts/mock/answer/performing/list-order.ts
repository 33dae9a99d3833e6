/** In which order a list shows its items. */

import type { ListParameter } from '../../../analysis/index.ts';
import type { RequestView } from '../../../scenarios/index.ts';
import type { ServedOperation, ServedResource } from '../model/model.ts';

export interface SortKey {
  readonly name: string;
  /** -1 where the greatest comes first. */
  readonly factor: 1 | -1;
}

/** What the request asks for, else the documented default; undefined where there is neither. */
export function orderAsked(
  parameters: readonly ListParameter[],
  view: RequestView,
): readonly SortKey[] | undefined {
  const wordFor = (kind: ListParameter['kind']) => {
    const parameter = parameters.find((each) => each.kind === kind)?.parameter;
    const sent = parameter && view.query.get(parameter.name)?.find((value) => value !== '');
    return sent ?? parameter?.default;
  };
  const direction = wordFor('direction') ?? '';
  return wordFor('sort')
    ?.split(',')
    .map((part) => {
      const [, sign = '', name = '', tail = ''] = /^([-+]?)([^:\s]*)[:\s]?(.*)$/.exec(part.trim()) ?? [];
      return { name, factor: sign === '-' || /^(desc|-1|descending)/i.test(tail || direction) ? -1 : 1 };
    });
}

const newestFirst = /\b(newest|latest|most recent(ly \w+)?)\b[^.]{0,20}\bfirst\b|reverse chronological/i;
const madeAt =
  /^(created|made|added|published|posted|sent|placed|date|time(stamp)?)([_-]?(at|on|date|time))?$/i;

/** As the words of the list say: `sorted by name`, `newest first`. */
export function documentedOrder(
  { operation }: ServedOperation,
  { template }: ServedResource,
): readonly SortKey[] | undefined {
  const said = operation.description;
  const by = /\b(?:sorted|ordered) by (?:the |their )?[`"*]*(\w+)[`"*]*([^.]{0,30})/i.exec(said);
  const name = by?.[1] ?? '';
  if (Object.hasOwn(template, name)) {
    return [{ name, factor: /\bdesc|\b(newest|latest|largest|highest)\b/i.test(by?.[2] ?? '') ? -1 : 1 }];
  }
  const time = newestFirst.test(said) ? Object.keys(template).find((key) => madeAt.test(key)) : undefined;
  return time === undefined ? undefined : [{ name: time, factor: -1 }];
}

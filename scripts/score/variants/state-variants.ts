/** Services that hold other things than the documentation shows. */
import type { ScenarioPlan } from '../../scenarios/index.ts';
import { filledState, shownAs, withItems } from '../state/filled-state.ts';
import { itemRules } from '../state/item-rules.ts';
import { withOtherValues } from '../state/other-values.ts';
import type { Variant } from './model.ts';

/** More than anybody shows on one page without being asked to. */
const manyEntries = 25;

/** A usual size: a service that shows fewer is not one with a list of pages. */
const pageSize = 10;

export const stateVariants: readonly Variant[] = [
  {
    name: 'documented-entries',
    what: 'nothing is stored but what the documentation shows',
    state: ({ documented }) => documented,
  },
  {
    name: 'empty-lists',
    what: 'nothing is stored yet but what requests name outright',
    state: ({ documented }, plan) => {
      const named = namedIn(plan);
      return withItems(documented, (items) => items.filter(({ id }) => named.has(id)));
    },
  },
  {
    name: 'longer-lists',
    what: 'there are several times as many entries as are documented',
    state: ({ filled }, plan) => filledState(filled, plan, (count) => 3 * count),
  },
  {
    name: 'lists-in-pages',
    what: `lists with documented paging show ${pageSize} of ${manyEntries} entries, unless more are asked for`,
    settings: { pageSize },
    state: ({ documented }, plan) => filledState(documented, plan, (count) => Math.max(count, manyEntries)),
  },
  {
    name: 'other-values',
    what: 'entries have other values of the same types and forms',
    state: ({ documented }, plan) => {
      const stored = itemRules(plan, documented);
      return withItems(documented, (items, key) => {
        const rules = stored.get(key);
        if (!rules) return items;
        return items.map((item) => {
          const value = withOtherValues(item.value, 1, rules);
          return { ...item, value, ...(item.inList && { inList: shownAs(item.inList, item.value, value) }) };
        });
      });
    },
  },
];

/** Ids that are in the paths of requests: the documentation says that they exist, such as a default pool. */
function namedIn({ scenarios }: ScenarioPlan): ReadonlySet<string> {
  return new Set(
    scenarios.flatMap(({ attempts }) => attempts.flatMap(({ request }) => Object.values(request.values))),
  );
}

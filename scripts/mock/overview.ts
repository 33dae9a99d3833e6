/** What a mock serves, told in numbers and places. */
import { pathShape } from '../documentation/index.ts';
import type { MockModel } from './answer/model.ts';

export interface ServedOverview {
  readonly title: string;
  readonly operations: number;
  readonly responses: number;
  /** Paths below which the API answers besides its documented ones. */
  readonly alsoBelow: readonly string[];
  /** Operations that answer below these paths only, since an API before has the same, e.g. `GET /users`. */
  readonly hidden: readonly string[];
}

/** One for each API, in the order in which they were given. */
export function overviewOf({ apis }: MockModel): readonly ServedOverview[] {
  const taken = new Set<string>();
  return apis.map((api) => {
    const keyOf = (method: string, template: string) => `${method} ${pathShape(template)}`;
    const own = api.operations.map(({ operation: { method, uriTemplate } }) => ({
      key: keyOf(method, uriTemplate),
      told: `${method} ${uriTemplate.replace(/\{[?&].*$/, '')}`,
    }));
    const hidden = own.filter(({ key }) => taken.has(key)).map(({ told }) => told);
    for (const { key } of own) taken.add(key);
    const name = `/${encodeURIComponent(api.name)}`;
    const below = [api.hostPath, ...(apis.length > 1 ? [name] : [])].filter((path) => path !== '');
    return {
      title: api.plan.description.title || api.name,
      operations: api.operations.length,
      responses: api.plan.scenarios.length,
      alsoBelow: [...new Set(below)],
      hidden: [...new Set(hidden)],
    };
  });
}

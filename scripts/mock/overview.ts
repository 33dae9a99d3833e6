/** What a mock serves, in numbers and places. */
import { pathShape } from '../documentation/index.ts';
import type { MockModel, ServedApi, ServedOperation } from './answer/model/model.ts';

export interface ServedOverview {
  readonly title: string;
  readonly operations: number;
  readonly responses: number;
  /** Paths below which the API answers besides its documented ones. */
  readonly alsoBelow: readonly string[];
  /** Operations that answer below these paths only, since an API before has the same, e.g. `GET /users`. */
  readonly hidden: readonly string[];
}

/** Operations whose path and method an API before has as well. */
export function hiddenOperations({ apis }: MockModel): ReadonlySet<ServedOperation> {
  const owners = new Map<string, ServedApi>();
  const hidden = new Set<ServedOperation>();
  for (const served of apis.flatMap((api) => api.operations)) {
    const key = `${served.operation.method} ${pathShape(served.operation.uriTemplate)}`;
    const owner = owners.get(key) ?? served.api;
    owners.set(key, owner);
    if (owner !== served.api) hidden.add(served);
  }
  return hidden;
}

/** One for each API, in the order in which they were given. */
export function overviewOf(model: MockModel): readonly ServedOverview[] {
  const { apis } = model;
  const isHidden = hiddenOperations(model);
  return apis.map((api) => {
    const hidden = api.operations
      .filter((served) => isHidden.has(served))
      .map(({ operation: { method, uriTemplate } }) => `${method} ${uriTemplate.replace(/\{[?&].*$/, '')}`);
    const below = [api.hostPath, ...(apis.length > 1 ? [ownPath(api)] : [])].filter((path) => path !== '');
    return {
      title: api.plan.api.description.title || api.name,
      operations: api.operations.length,
      responses: api.plan.scenarios.length,
      alsoBelow: [...new Set(below)],
      hidden: [...new Set(hidden)],
    };
  });
}

/** Below this path an API answers where others are served beside it. */
export function ownPath({ name }: ServedApi): string {
  return `/${encodeURIComponent(name)}`;
}

import { sameJson } from '../../analysis/index.ts';
import type { ConditionKind, ConditionOf } from './condition.ts';
import { nowhere } from './places.ts';

/** The request is the one that a person has put down for this response. */
export const asOverridden: ConditionKind<'as-overridden'> = {
  kind: 'as-overridden',
  stage: 'shown',
  narrowness: 1,
  places: () => nowhere,

  recognise() {
    return [];
  },

  provoke() {
    return [];
  },

  holds({ values, query, headers, json }, request) {
    const asked =
      Object.entries(values).every(([name, value]) => request.path[name] === value) &&
      query.every(({ name, value }) => (request.query.get(name) ?? []).includes(value)) &&
      headers.every(({ name, value }) => request.headers.get(name.toLowerCase()) === value) &&
      (json === undefined || (request.json !== undefined && sameJson(json, request.json)));
    return asked ? { offending: undefined } : false;
  },
};

/** The condition that a request which a person has put down is sent. */
export function sentAs(request: Omit<ConditionOf<'as-overridden'>, 'kind'>): ConditionOf<'as-overridden'> {
  return { kind: 'as-overridden', ...request };
}

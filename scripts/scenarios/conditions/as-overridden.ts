import { sameJson } from '../../analysis/index.ts';
import type { ConditionKind } from './condition.ts';

/** The request is the one that a person has put down for this response. */
export const asOverridden: ConditionKind<'as-overridden'> = {
  kind: 'as-overridden',

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

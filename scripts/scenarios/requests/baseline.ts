/** The request as documented, with values that a target knows in place of the documentation's examples. */
import type { Operation } from '../../documentation/index.ts';
import { validRequestOf } from '../body-example.ts';
import type { ApiContext, Baseline } from '../context.ts';
import { plannedBody } from './body-plan.ts';
import { needsWith } from './constants.ts';
import { plannedPath } from './path-plan.ts';
import { headersOf, queryOf } from './plain-request.ts';

export function documentedBaseline(operation: Operation, api: ApiContext): Baseline {
  const { path, needs, values, certain } = plannedPath(operation, api);
  const taken = [...needs.map((need) => need.name), ...Object.keys(values)];
  const body = plannedBody(operation, api, path, taken, 0);
  return {
    needs: needsWith(values, [...needs, ...body.needs]),
    request: {
      method: operation.method,
      path,
      values,
      query: queryOf(operation),
      headers: headersOf(validRequestOf(operation)),
      body: body.plan,
      credentials: undefined,
    },
    certain,
  };
}

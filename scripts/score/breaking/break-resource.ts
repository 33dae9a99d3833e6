/** Answers about another resource than the path names. */
import { percentDecoded } from '../../documentation/index.ts';
import { type MockState, requestLike, resourceKey } from '../../mock/index.ts';
import type { Broken, Serving } from './serving.ts';

export function anotherResource({ plan, request, answer, ask, state }: Serving, resource: string): Broken {
  const [path = '', ...query] = request.target.split('?');
  const segments = path.split('/');
  const tables = state.tables.get(resourceKey(plan.api, resource));
  for (let at = segments.length - 1; at > 0; at -= 1) {
    const other = siblingOf(percentDecoded(segments[at] ?? ''), tables);
    if (other === undefined) continue;
    const target = [segments.with(at, encodeURIComponent(other)).join('/'), ...query].join('?');
    const wrong = ask(requestLike(request, { target }));
    const isSame =
      wrong.response.status !== answer.response.status || wrong.response.body === answer.response.body;
    return isSame ? undefined : { ...answer, response: wrong.response };
  }
  return undefined;
}

type Tables = ReturnType<MockState['tables']['get']>;

/** Another id in the table that holds one. */
export function siblingOf(id: string, tables: Tables): string | undefined {
  for (const items of tables?.values() ?? []) {
    if (!items.has(id)) continue;
    return [...items.keys()].find((other) => other !== id);
  }
  return undefined;
}

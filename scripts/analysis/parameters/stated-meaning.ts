/** Whether the documentation states what a query parameter of a list does, so that a list which does not is wrong. */
import type { Parameter } from '../../documentation/index.ts';
import {
  asksForOthers,
  countsFromZero,
  isPlainly,
  saysExactly,
  sentencesOf,
} from '../../vocabulary/index.ts';
import type { ListParameter } from './list-parameters.ts';

export function statesMeaning(meaning: ListParameter): boolean {
  const { kind, parameter } = meaning;
  if (!isDescribed(parameter)) return false;
  switch (kind) {
    case 'limit':
    case 'offset':
    case 'page':
      return isPlainly(kind, parameter.name, parameter.description);
    case 'filter':
      return saysExactly(parameter.description) || !asksForOthers(whatIsAsked(parameter));
    case 'sort':
    case 'direction':
      return true;
    case 'cursor':
    case 'search':
      return false;
  }
}

/** What more the description of a parameter says is about its edges; that of a flag says what else is shown. */
function whatIsAsked({ description, type, values }: Parameter): string {
  const isFlag = type === 'boolean' || values.some((value) => value === 'true');
  return isFlag ? description : (sentencesOf(description)[0] ?? '');
}

/** A name that only the URI template has states nothing. */
function isDescribed(parameter: Parameter): boolean {
  const { description, type, example, values, default: fallback } = parameter;
  return description !== '' || type !== undefined || (example ?? fallback) !== undefined || values.length > 0;
}

/** The number of the first page; undefined if it is not stated. */
export function firstPageOf(parameter: Parameter): 0 | 1 | undefined {
  const { default: fallback, example, description, schema } = parameter;
  const shown = fallback ?? example;
  if (shown === '0' || shown === '1') return shown === '0' ? 0 : 1;
  if (countsFromZero(description)) return 0;
  const least = typeof schema === 'object' ? schema.minimum : undefined;
  return least === 0 || least === 1 ? least : undefined;
}

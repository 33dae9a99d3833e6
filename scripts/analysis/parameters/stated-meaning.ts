/** Whether the documentation states what a query parameter of a list does, so that a list which does not is wrong. */
import type { Parameter } from '../../documentation/index.ts';
import type { ListParameter } from './list-parameters.ts';

type PagingKind = 'limit' | 'offset' | 'page';

/** Names that are used for nothing else. */
const plainNames: Readonly<Record<PagingKind, RegExp>> = {
  limit:
    /^(\$?limit|\$?top|(page_?size|per_?page|(max_?)?results?_?per_?page|items_?per_?page|max_?(results?|items|records))|page\[(size|limit)\])$/i,
  offset: /^(\$?offset|\$?skip|page\[offset\])$/i,
  page: /^(page|page_?(number|num|no|index)|page\[number\])$/i,
};

/** What is said of them otherwise. */
const plainWords: Readonly<Record<PagingKind, RegExp>> = {
  limit: /\b(how many|number of|max(imum)?|limit|at most|page|up to)\b/i,
  offset: /\b(offset|skip|first (item|record|row|result)|start(ing)? (index|position|at)|position|paging)\b/i,
  page: /\bpage\b/i,
};

/** `true if closed topics should be included` asks for more, and not for closed ones alone. */
const asksForOthers =
  /\b(includ(e|ed|ing)(?! only)|exclud\w*|also|whether|embed\w*|expand\w*|omit\w*|hid(e|den)|except|not|without|ignor\w*|instead)\b/i;

export function statesMeaning(meaning: ListParameter): boolean {
  const { kind, parameter } = meaning;
  if (!isDescribed(parameter)) return false;
  switch (kind) {
    case 'limit':
    case 'offset':
    case 'page':
      return plainNames[kind].test(parameter.name) || plainWords[kind].test(parameter.description);
    case 'filter':
      return !asksForOthers.test(parameter.description);
    case 'sort':
      return true;
    case 'cursor':
    case 'direction':
    case 'search':
      return false;
  }
}

/** A name that only the URI template has states nothing. */
function isDescribed(parameter: Parameter): boolean {
  const { description, type, example, values, default: fallback } = parameter;
  return description !== '' || type !== undefined || (example ?? fallback) !== undefined || values.length > 0;
}

/** The number of the first page; undefined where it is not stated. */
export function firstPageOf(parameter: Parameter): 0 | 1 | undefined {
  const { default: fallback, example, description, schema } = parameter;
  const shown = fallback ?? example;
  if (shown === '0' || shown === '1') return shown === '0' ? 0 : 1;
  if (/\b((zero|0)[- ]based|(start|begin)\w* (at|from|with) (0|zero))\b/i.test(description)) return 0;
  const least = typeof schema === 'object' ? schema.minimum : undefined;
  return least === 0 || least === 1 ? least : undefined;
}

/** What the query parameters of a list mean, where their names and descriptions make it plain. */
import type { Parameter } from '../../../documentation/index.ts';
import { sameName } from '../../../scenarios/index.ts';

export type ListParameter =
  | {
      readonly kind: 'limit' | 'offset' | 'page' | 'cursor' | 'sort' | 'direction' | 'search';
      readonly parameter: Parameter;
    }
  | {
      readonly kind: 'filter';
      readonly parameter: Parameter;
      readonly field: string;
      readonly compare: 'equal' | 'contains' | 'starts' | 'least' | 'most';
    };

const limitName =
  /^(\$?limit|\$?top|take|(max|num)(_?(results?|items|records|count))?|(page_?size|size|per_?page|rows|count|results?_?per_?page|items_?per_?page|page\[(size|limit)\]))$/i;
const offsetName = /^(\$?offset|\$?skip|start(_?(at|index|from))?|from|first_?result|page\[offset\])$/i;
const pageName = /^(p|page|page_?(number|num|no|index)|page\[number\])$/i;
const cursorName =
  /^(cursor|after|starting_?after|page_?token|next_?(token|cursor)|continuation(_?token)?|marker|page\[(cursor|after)\])$/i;
const sortName = /^(\$?sort|sort_?(by|field|on)|\$?order_?by|ordering)$/i;
const directionName = /^(order|dir|direction|sort_?(order|dir|direction))$/i;
const searchName = /^(q|query|search|search_?(term|text|query)|keywords?|term|text)$/i;

/** The meaning of a parameter for a list whose items have these fields; undefined where it is not plain. */
export function meaningOf(parameter: Parameter, fields: readonly string[]): ListParameter | undefined {
  const { name, description } = parameter;
  if (parameter.in !== 'query') return undefined;
  const numeric = isNumeric(parameter);
  if (limitName.test(name) && numeric) return { kind: 'limit', parameter };
  if (offsetName.test(name) && numeric) return { kind: 'offset', parameter };
  if (pageName.test(name) && numeric) return { kind: 'page', parameter };
  if (cursorName.test(name)) return { kind: 'cursor', parameter };
  if (sortName.test(name)) return { kind: 'sort', parameter };
  if (directionName.test(name) && !fields.includes(name)) return { kind: 'direction', parameter };
  const filter = filterOf(parameter, fields);
  if (filter) return filter;
  const searches =
    searchName.test(name) &&
    /search|filter|match|contain|quer|text|find|keyword/i.test(`${name} ${description}`);
  return searches ? { kind: 'search', parameter } : undefined;
}

function isNumeric(parameter: Parameter): boolean {
  const shown = parameter.example ?? parameter.default;
  if (/^(number|integer|int|long)/i.test(parameter.type ?? '')) return true;
  return shown === undefined
    ? parameter.type === undefined || parameter.type === 'string'
    : /^\d+$/.test(shown);
}

const bounds: readonly (readonly [RegExp, 'least' | 'most'])[] = [
  [/^(min|from|since|after|start|begin)_|_(min|from|since|after|start|gte?|begin)$/i, 'least'],
  [/^(max|to|until|before|end)_|_(max|to|until|before|end|lte?)$/i, 'most'],
];

function filterOf(parameter: Parameter, fields: readonly string[]): ListParameter | undefined {
  const plain = parameter.name.replace(/^filter(s|_by)?[[_.]/i, '').replace(/\]$/, '');
  const named = (name: string) =>
    fields.find((field) => field === name) ?? fields.find((field) => sameName(field, name));
  const field = named(plain);
  const description = parameter.description;
  if (field !== undefined) {
    const compare = /\b(contain|substring|partial|includ\w+ the|fuzzy|like)/i.test(description)
      ? 'contains'
      : /\b(start|begin)(s|ning)? with|prefix/i.test(description)
        ? 'starts'
        : 'equal';
    return { kind: 'filter', parameter, field, compare };
  }
  for (const [pattern, compare] of bounds) {
    if (!pattern.test(plain)) continue;
    const rest = plain.replace(pattern, '');
    const bounded =
      named(rest) ?? fields.find((each) => sameName(each, `${rest}_at`) || sameName(each, `${rest}_on`));
    if (bounded !== undefined) return { kind: 'filter', parameter, field: bounded, compare };
  }
  return undefined;
}

/** What the query parameters of a list mean, where their names and descriptions make it plain. */
import type { JsonObject, Parameter } from '../../documentation/index.ts';
import { sameName, withoutId } from '../vocabulary/names.ts';
import { boundOf, namedBound } from './bounds.ts';

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

/** The meaning of a parameter for a list of such items; undefined where it is not plain. */
export function meaningOf(parameter: Parameter, item: JsonObject): ListParameter | undefined {
  const { name, description } = parameter;
  if (parameter.in !== 'query') return undefined;
  const bound = boundOf(parameter, item);
  if (bound) return { kind: 'filter', parameter, ...bound };
  const numeric = isNumeric(parameter);
  if (limitName.test(name) && numeric) return { kind: 'limit', parameter };
  if (offsetName.test(name) && numeric) return { kind: 'offset', parameter };
  if (pageName.test(name) && numeric) return { kind: 'page', parameter };
  if (cursorName.test(name)) return { kind: 'cursor', parameter };
  if (sortName.test(name) || (directionName.test(name) && namesFields(parameter, item)))
    return { kind: 'sort', parameter };
  if (directionName.test(name) && !Object.hasOwn(item, name)) return { kind: 'direction', parameter };
  const filter = filterOf(parameter, item);
  if (filter) return filter;
  const searches =
    searchName.test(name) &&
    /search|filter|match|contain|quer|text|find|keyword/i.test(`${name} ${description}`);
  return searches ? { kind: 'search', parameter } : undefined;
}

/** `order=-name` takes fields, and no direction alone. */
function namesFields({ values, example, default: fallback }: Parameter, item: JsonObject): boolean {
  const shown = [...values, example, fallback].filter((value) => value !== undefined);
  return shown.some((value) => Object.hasOwn(item, value.replace(/^[-+]/, '').replace(/[\s:].*$/, '')));
}

function isNumeric(parameter: Parameter): boolean {
  const shown = parameter.example ?? parameter.default;
  if (/^(number|integer|int|long)/i.test(parameter.type ?? '')) return true;
  return shown === undefined
    ? parameter.type === undefined || parameter.type === 'string'
    : /^\d+$/.test(shown);
}

function filterOf(parameter: Parameter, item: JsonObject): ListParameter | undefined {
  const fields = Object.keys(item);
  const plain = parameter.name.replace(/^filter(s|_by)?[[_.]/i, '').replace(/\]$/, '');
  const named = (name: string) =>
    fields.find((field) => field === name) ?? fields.find((field) => sameName(field, name));
  const field = named(plain) ?? named(withoutId(plain));
  const description = parameter.description;
  if (field !== undefined) {
    const compare = /\b(contain|substring|partial|includ\w+ the|fuzzy|like)/i.test(description)
      ? 'contains'
      : /\b(start|begin)(s|ning)? with|prefix/i.test(description)
        ? 'starts'
        : 'equal';
    return { kind: 'filter', parameter, field, compare };
  }
  const bound = namedBound(plain, item, named);
  return bound && { kind: 'filter', parameter, ...bound };
}

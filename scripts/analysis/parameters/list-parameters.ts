/** What the query parameters of a list mean, where their names and descriptions make it plain. */
import type { JsonObject, Parameter } from '../../documentation/index.ts';
import {
  comparisonIn,
  filteredName,
  isListName,
  sameName,
  speaksOfSearch,
  typeAtStart,
  withoutId,
} from '../../vocabulary/index.ts';
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

/** The meaning of a parameter for a list of such items; undefined if it is not plain. */
export function meaningOf(parameter: Parameter, item: JsonObject): ListParameter | undefined {
  const { name, description } = parameter;
  if (parameter.in !== 'query') return undefined;
  const bound = boundOf(parameter, item);
  if (bound) return { kind: 'filter', parameter, ...bound };
  const numeric = isNumeric(parameter);
  if (isListName('limit', name) && numeric) return { kind: 'limit', parameter };
  if (isListName('offset', name) && numeric) return { kind: 'offset', parameter };
  if (isListName('page', name) && numeric) return { kind: 'page', parameter };
  if (isListName('cursor', name)) return { kind: 'cursor', parameter };
  if (isListName('sort', name) || (isListName('direction', name) && namesFields(parameter, item)))
    return { kind: 'sort', parameter };
  if (isListName('direction', name) && !Object.hasOwn(item, name)) return { kind: 'direction', parameter };
  const filter = filterOf(parameter, item);
  if (filter) return filter;
  const searches = isListName('search', name) && speaksOfSearch(`${name} ${description}`);
  return searches ? { kind: 'search', parameter } : undefined;
}

/** `order=-name` takes fields, and no direction alone. */
function namesFields({ values, example, default: fallback }: Parameter, item: JsonObject): boolean {
  const shown = [...values, example, fallback].filter((value) => value !== undefined);
  return shown.some((value) => Object.hasOwn(item, sortKeyIn(value).field));
}

export interface SortKey {
  readonly field: string;
  /** `-`, `desc`; empty if the value names the field alone. */
  readonly direction: string;
}

/** `-name`, `name:desc`, `name desc`. */
export function sortKeyIn(text: string): SortKey {
  const [, sign = '', field = '', tail = ''] = /^([-+]?)([^:\s]*)[:\s]?(.*)$/.exec(text.trim()) ?? [];
  return { field, direction: sign || tail };
}

function isNumeric(parameter: Parameter): boolean {
  const shown = parameter.example ?? parameter.default;
  const type = typeAtStart(parameter.type ?? '');
  if (type === 'integer' || type === 'number') return true;
  return shown === undefined
    ? parameter.type === undefined || parameter.type === 'string'
    : /^\d+$/.test(shown);
}

function filterOf(parameter: Parameter, item: JsonObject): ListParameter | undefined {
  const fields = Object.keys(item);
  const plain = filteredName(parameter.name);
  const named = (name: string) =>
    fields.find((field) => field === name) ?? fields.find((field) => sameName(field, name));
  const field = named(plain) ?? named(withoutId(plain));
  if (field !== undefined) {
    const compare = comparisonIn(parameter.description);
    return { kind: 'filter', parameter, field, compare };
  }
  const bound = namedBound(plain, item, named);
  return bound && { kind: 'filter', parameter, ...bound };
}

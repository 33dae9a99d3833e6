/** What is wrong with a query, going by the documented parameters. */
import { breachText, type Rule, rulesOfParameter, textBreaks } from '../../../analysis/index.ts';
import type { Parameter } from '../../../documentation/index.ts';
import type { RequestView } from '../../../scenarios/index.ts';
import type { Mistake, ServedOperation } from '../model/model.ts';
import { meaningOf } from '../reading/list-parameters.ts';

type Query = RequestView['query'];

/** The first thing wrong; undefined where nothing is. */
export function mistakeInQuery(query: Query, served: ServedOperation): Mistake | undefined {
  for (const parameter of served.operation.parameters) {
    if (parameter.in !== 'query') continue;
    const counts = isCount(parameter);
    for (const value of sentValues(query, parameter)) {
      const detail =
        value === ''
          ? undefined
          : counts && /^-\d/.test(value)
            ? `${parameter.name} must not be negative, but is ${value}`
            : mistakeInValue(value, parameter);
      if (detail !== undefined) return { field: parameter.name, detail };
    }
  }
  const missing = served.operation.parameters.find((each) => isMissing(each, query, served));
  return missing && { field: missing.name, detail: `query parameter ${missing.name} is required` };
}

/** Limits, offsets and pages count from 0 or 1, unless the documentation itself shows otherwise. */
function isCount(parameter: Parameter): boolean {
  const kind = meaningOf(parameter, {})?.kind;
  const shows = [parameter.example, parameter.default].some((value) => value?.startsWith('-'));
  return !shows && (kind === 'limit' || kind === 'offset' || kind === 'page');
}

function sentValues(query: Query, { name }: Parameter): readonly string[] {
  return query.get(name) ?? query.get(`${name}[]`) ?? [];
}

/** Credentials are not asked for here: that is another documented answer. */
function isMissing(parameter: Parameter, query: Query, { api }: ServedOperation): boolean {
  if (parameter.in !== 'query' || !parameter.required || parameter.default !== undefined) return false;
  if (api.plan.api.credentials.some((credential) => credential.name === parameter.name)) return false;
  return !query.has(parameter.name) && !query.has(`${parameter.name}[]`);
}

function mistakeInValue(value: string, parameter: Parameter): string | undefined {
  const { name, values, type = '' } = parameter;
  if (values.length > 0 && !value.split(',').every((each) => values.includes(each.trim()))) {
    return `${name} must be one of ${values.join(', ')}, not ${value}`;
  }
  if (contradicts(parameter)) return undefined;
  if (!ofType(value, type)) return `${name} must be ${typeNames[type] ?? 'valid'}, not ${value}`;
  const broken = statedLimits(parameter).find((rule) => textBreaks(rule, value));
  return broken && `${name} ${breachText(broken, value)}`;
}

/** Limits of a number that the description states, unless it says that others are taken and brought within them. */
function statedLimits(parameter: Parameter): readonly Rule[] {
  if (/\b(cap|clamp|truncat|round|treated|reduced|ignored)/i.test(parameter.description)) return [];
  const shown = [parameter.example, parameter.default].filter((value) => value !== undefined);
  return rulesOfParameter(parameter, parameter.example)
    .filter(({ rule, stated }) => stated && rule.kind === 'range')
    .map(({ rule }) => rule)
    .filter((rule) => !shown.some((value) => textBreaks(rule, value)));
}

/** The documented example is not of the documented type. */
function contradicts({ type = '', example, default: fallback }: Parameter): boolean {
  return [example, fallback].some((value) => value !== undefined && !ofType(value, type));
}

const typeNames: Readonly<Record<string, string>> = {
  number: 'a number',
  integer: 'a whole number',
  int: 'a whole number',
  boolean: 'true or false',
  bool: 'true or false',
};

function ofType(value: string, type: string): boolean {
  switch (type) {
    case 'integer':
    case 'int':
      return /^-?\d+$/.test(value);
    case 'number':
      return value.trim() !== '' && Number.isFinite(Number(value));
    case 'boolean':
    case 'bool':
      return /^(true|false|0|1|yes|no)$/i.test(value);
    default:
      return true;
  }
}

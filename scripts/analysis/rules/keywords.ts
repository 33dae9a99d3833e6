/** Rules as keywords of a JSON Schema. */
import type { JsonSchema } from '../../documentation/index.ts';
import type { ValueForm } from '../../vocabulary/index.ts';
import type { Rule } from './rule.ts';

/** The keywords that demand what a rule does; none if JSON Schema cannot say it. */
export function keywordsOf(rule: Rule): JsonSchema {
  switch (rule.kind) {
    case 'form':
      return formKeywords[rule.form];
    case 'type':
      return { type: rule.type };
    case 'members':
      return { enum: rule.values };
    case 'length':
      return limits('minLength', rule.min, 'maxLength', rule.max);
    case 'range':
      return limits('minimum', rule.min, 'maximum', rule.max);
    case 'count':
      return limits('minItems', rule.min, 'maxItems', rule.max);
    case 'pattern':
      return isPattern(rule.pattern) ? { pattern: rule.pattern } : {};
    case 'filled':
      return { pattern: '\\S' };
    case 'id':
      return { pattern: idPatterns[rule.demands] };
    case 'no-prefix':
      return { pattern: `^(?!${rule.prefix.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')})` };
  }
}

const idPatterns = {
  readable: '^(?!=).*\\S',
  valid: '^(?!.*[.]{2})',
  both: '^(?!=)(?!.*[.]{2}).*\\S',
} as const;

function limits(low: string, min: number | undefined, high: string, max: number | undefined): JsonSchema {
  return { ...(min === undefined ? {} : { [low]: min }), ...(max === undefined ? {} : { [high]: max }) };
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') !== undefined;
  } catch {
    return false;
  }
}

const formKeywords: Readonly<Record<ValueForm, JsonSchema>> = {
  ipv4: { format: 'ipv4' },
  ipv6: { format: 'ipv6' },
  uuid: { format: 'uuid' },
  email: { format: 'email' },
  hostname: { format: 'hostname' },
  uri: { format: 'uri' },
  date: { format: 'date' },
  'date-time': { format: 'date-time' },
  hex: { pattern: '^[\\da-fA-F]+$' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  text: {},
};

/** Rules that a sentence states: `must be a valid IPv4 address`, `must be 20 characters or less`, `one of: a, b`. */
import {
  amountIn,
  barredPrefix,
  formDemandedIn,
  lettersIn,
  membersIn,
  speaksOfBeginning,
  typeDemandedIn,
} from '../../vocabulary/index.ts';
import type { Rule, ValueType } from './rule.ts';

const numeric: readonly (ValueType | undefined)[] = ['number', 'integer'];

/** The rules that a sentence states; `text` as written, `words` as the lexicon compares it. */
export function rulesInWords(text: string, words: string): readonly Rule[] {
  const members = membersIn(text);
  if (members.length > 1) return [{ kind: 'members', values: members }];
  const prefix = speaksOfBeginning(words) ? barredPrefix(text) : undefined;
  if (prefix !== undefined) return [{ kind: 'no-prefix', prefix }];
  const pattern = lettersIn(words);
  if (pattern !== undefined) return [{ kind: 'pattern', pattern }];
  const amount = amountIn(words);
  if (amount) {
    const { min, max } = amount;
    const kind = amount.of === 'characters' ? 'length' : amount.of === 'items' ? 'count' : 'range';
    const limit: Rule = { kind, min, max };
    const isNumber = kind === 'range' && numeric.includes(typeDemandedIn(words));
    return isNumber ? [limit, { kind: 'type', type: 'number' }] : [limit];
  }
  const form = formDemandedIn(text);
  const type = typeDemandedIn(words);
  const isType = form === undefined || form === 'integer' || form === 'number' || form === 'boolean';
  if (!isType) return [{ kind: 'form', form }];
  if (type !== undefined) return [{ kind: 'type', type }];
  return form === undefined ? [] : [{ kind: 'form', form }];
}

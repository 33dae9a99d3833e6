/** Rules that a sentence states: `must be a valid IPv4 address`, `must be 20 characters or less`, `one of: a, b`. */
import type { Json } from '../../documentation/index.ts';
import { amountIn, formNamedIn, type ValueForm } from '../../vocabulary/index.ts';

import type { Rule, ValueType } from './rule.ts';

const types: readonly (readonly [RegExp, ValueType])[] = [
  [/ (array|list)(?= )/, 'array'],
  [/ (object|hash|map|dictionary)(?= )/, 'object'],
  [/ (integer|int|whole number|целое число|entero|entier)(?= )|整数/, 'integer'],
  [/ (number|numeric|numerical|float|decimal|digits|numérico|numero|number)(?= )|数値|数字/, 'number'],
  [/ (boolean|bool|true or false|booleano)(?= )/, 'boolean'],
  [/ (string|text)(?= )/, 'string'],
];
const statesType =
  /(must|should|expected|not|needs? to|ha(s|ve) to|type|expects) (be |a |an |of |to |type |in |only |contain |valid )*/;

const numeric: readonly (ValueType | undefined)[] = ['number', 'integer'];

/** The rules that a sentence states; `text` as written, `words` as the lexicon compares it. */
export function rulesInWords(text: string, words: string): readonly Rule[] {
  const members = membersNamed(text, words);
  if (members.length > 1) return [{ kind: 'members', values: members }];
  const prefix = prefixBarred(text, words);
  if (prefix !== undefined) return [{ kind: 'no-prefix', prefix }];
  const pattern = lettersStated(words);
  if (pattern !== undefined) return [{ kind: 'pattern', pattern }];
  const amount = amountIn(words);
  if (amount) {
    const { min, max } = amount;
    const kind = amount.of === 'characters' ? 'length' : amount.of === 'items' ? 'count' : 'range';
    const limit: Rule = { kind, min, max };
    const isNumber = kind === 'range' && numeric.includes(typeStated(words));
    return isNumber ? [limit, { kind: 'type', type: 'number' }] : [limit];
  }
  const form = formStated(text);
  const type = typeStated(words);
  const isType = form === undefined || form === 'integer' || form === 'number' || form === 'boolean';
  if (!isType) return [{ kind: 'form', form }];
  if (type !== undefined) return [{ kind: 'type', type }];
  return form === undefined ? [] : [{ kind: 'form', form }];
}

const counts = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const kindsOfLetters: readonly (readonly [RegExp, string])[] = [
  [/^(capital|uppercase|upper case) letters?$/, '[A-Z]'],
  [/^(small|lowercase|lower case) letters?$/, '[a-z]'],
  [/^(alphanumeric characters?|letters? (or|and) digits?)$/, '[A-Za-z0-9]'],
  [/^letters?$/, '[A-Za-z]'],
  [/^digits?$/, '[0-9]'],
];

/** An exact number of letters or digits: `must be three capital letters`, `is not 4 digits`. */
function lettersStated(words: string): string | undefined {
  const said =
    / (?:be|is|are|has|have|not|of|exactly) (?:exactly |a |an )*(\d+|[a-z]+) ((?:capital |uppercase |upper case |small |lowercase |lower case )?letters?(?: (?:or|and) digits?)?|alphanumeric characters?|digits?)(?! or (?:more|less|fewer)| long at)(?= )/.exec(
      ` ${words} `,
    );
  if (!said) return undefined;
  const count = /^\d+$/.test(said[1] ?? '') ? Number(said[1]) : counts.indexOf(said[1] ?? '');
  const letters = kindsOfLetters.find(([kind]) => kind.test(said[2] ?? ''))?.[1];
  return count > 0 && letters !== undefined ? `^${letters}{${count}}$` : undefined;
}

/** The form named right after what demands it or misses it: `must be a valid IPv4 address`, `invalid e-mail`. */
function formStated(text: string): ValueForm | undefined {
  const demands =
    /\b(must|should|shall|has to|have to|needs? to|expected|valid|invalid|malformed|bad|wrong|incorrect|not an?|format)\b/gi;
  for (const match of text.matchAll(demands)) {
    const after = text.slice(match.index, match.index + match[0].length + 40).split(/[.;!?]\s/)[0] ?? '';
    const form = formNamedIn(after);
    if (form !== undefined) return form;
  }
  return undefined;
}

function typeStated(words: string): ValueType | undefined {
  if (!statesType.test(words)) return undefined;
  return types.find(([pattern]) => pattern.test(words))?.[1];
}

const introduces =
  / (?:one of|either|allowed values?(?: are| is)?|valid values?(?: are| is)?|possible values?(?: are| is)?|accepted values?(?: are| is)?|supported values?(?: are| is)?|valid options(?: are)?|not included in|options are|can be|must be|should be|has to be|have to be|needs to be|enum) /;

/** The members that a sentence lists: `must be one of: 'transactional', 'non_transactional'`. */
function membersNamed(text: string, words: string): readonly Json[] {
  if (!introduces.test(words)) return [];
  const after = text.replace(
    /^.*?\b(one of|either|(allowed|valid|possible|accepted|supported) (values?|options)( (is|are))?|not included in|options are|(can|must|should|has to|have to|needs to) be( either| one of| any of)?( the following)?( values?)?|enum)\b/is,
    '',
  );
  const quoted = [...after.matchAll(/\\?["'`‘’“”]([^"'`‘’“”\\]{1,60})\\?["'`‘’“”]/g)].map(
    (match) => match[1] ?? '',
  );
  if (quoted.length > 1) return quoted;
  const listed = /^[\s:([]*([\w.-]+(?:\s*(?:,|\||\/|\bor\b|,\s*or\b|\band\b)\s*[\w.-]+)+)[\s)\].]*$/i.exec(
    after,
  );
  return (listed?.[1] ?? '')
    .split(/\s*(?:,\s*(?:or|and)\s+|,|\||\/|\s+or\s+|\s+and\s+)\s*/i)
    .map((member) => member.replace(/\.+$/, ''))
    .filter((member) => member !== '' && !/^\d+$/.test(member));
}

function prefixBarred(text: string, words: string): string | undefined {
  if (!/ not (start|begin) with /.test(words)) return undefined;
  return /(?:start|begin) with ["'`“‘]?([\w.:/-]+)/i.exec(text)?.[1];
}

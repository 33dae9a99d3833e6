import { type BodyField, rulesOfField, sameJson } from '../../analysis/index.ts';
import type { Json } from '../../documentation/index.ts';
import { formOfValue } from '../../vocabulary/index.ts';

/** The documented value of a field, and another as valid as it; only the documented one where none is known. */
export function changeChoices(field: BodyField): readonly Json[] {
  const example = field.example as Json;
  const rules = rulesOfField(field).map(({ rule }) => rule);
  const members = rules.find((rule) => rule.kind === 'members');
  if (members) return [example, ...members.values.filter((value) => !sameJson(value, example))];
  if (typeof example === 'boolean') return [example, !example];
  const isLimited = rules.some((rule) => rule.kind === 'length' || rule.kind === 'pattern');
  if (typeof example === 'string' && formOfValue(example) === 'text' && / /.test(example) && !isLimited) {
    return [example, `${example} (changed)`];
  }
  return [example];
}

/** Ids of attempts: made of what is varied, not of the words that describe it. */
import type { Condition } from './conditions/condition.ts';

/** Gives ids that are unique within a scenario: `missing-field-name`, `credentials-none`, then `credentials-none-2`. */
export function attemptIds(): (condition: Condition) => string {
  const taken = new Map<string, number>();
  return (condition) => {
    const id = plainId(condition);
    const count = (taken.get(id) ?? 0) + 1;
    taken.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  };
}

/** The kind of condition with the names of fields, parameters and variables that it is about. */
function plainId({ kind, ...about }: Condition): string {
  const names = Object.values(about).filter(isName).map(dashed);
  return [kind, ...new Set(names)].filter((part) => part !== '').join('-');
}

/** A name or JSON Pointer, and not a text or a documented value. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== 'any' && /^\/?[A-Za-z_][\w./[\]$-]{0,59}$/.test(value);
}

function dashed(name: string): string {
  return name
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}

import type { Parameter } from '../model.ts';
import { parseUriTemplate } from '../uri-template.ts';

/** A variable of a URI template and the part of the URI that it ends up in. */
export interface PlacedVariable {
  readonly name: string;
  readonly in: Parameter['in'];
  readonly explode: boolean;
}

/**
 * The variables of a URI template, each once, in order. An operator says where its variables go; without one,
 * the literal text before the expression does: `/a?page={page}` has a query variable.
 */
export function placedVariables(uriTemplate: string): readonly PlacedVariable[] {
  const found = new Map<string, PlacedVariable>();
  let literal = '';
  for (const part of parseUriTemplate(uriTemplate)) {
    if (part.kind === 'literal') {
      literal += part.text;
      continue;
    }
    for (const { name, explode } of part.variables) {
      if (name !== '' && !found.has(name))
        found.set(name, { name, in: placeFor(part.operator, literal), explode });
    }
  }
  return [...found.values()];
}

function placeFor(operator: string, before: string): Parameter['in'] {
  if (operator === '#' || before.includes('#')) return 'fragment';
  return operator === '?' || operator === '&' || before.includes('?') ? 'query' : 'path';
}

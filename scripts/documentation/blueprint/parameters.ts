import type { Parameter, Source } from '../model.ts';
import { children, type Element, keyAndValue, text, typeAttributes } from './api-elements.ts';
import { placeOf, type Reading } from './reading.ts';
import { type PlacedVariable, placedVariables } from './template-variables.ts';

/**
 * The parameters of a URI template, in its order: as described by the action, else by its resource, else only
 * named. What is described but does not occur in the template comes last.
 */
export function readParameters(
  reading: Reading,
  uriTemplate: string,
  described: readonly (Element | undefined)[],
  fallback: Source,
): readonly Parameter[] {
  const members = new Map(
    described.flatMap(children).map((member) => [text(keyAndValue(member).key) ?? '', member] as const),
  );
  return placedVariables(uriTemplate).map((variable) => {
    const member = members.get(variable.name);
    return member
      ? describedParameter(reading, variable, member, fallback)
      : bareParameter(variable, fallback);
  });
}

function describedParameter(
  reading: Reading,
  variable: PlacedVariable,
  member: Element,
  fallback: Source,
): Parameter {
  const { key, value } = keyAndValue(member);
  return {
    name: variable.name,
    in: variable.in,
    required: typeAttributes(member).includes('required'),
    type: text(member.meta?.title)?.toLowerCase(),
    description: text(member.meta?.description) ?? '',
    example: scalarWithin(value),
    default: scalarWithin(value?.attributes?.default),
    values: children(value?.attributes?.enumerations).flatMap((each) => text(each) ?? []),
    explode: variable.explode,
    source: placeOf(reading, key, member) ?? fallback,
  };
}

function bareParameter(variable: PlacedVariable, source: Source): Parameter {
  return {
    name: variable.name,
    in: variable.in,
    required: variable.in === 'path',
    type: undefined,
    description: '',
    example: undefined,
    default: undefined,
    values: [],
    explode: variable.explode,
    source,
  };
}

function scalarWithin(element: Element | undefined): string | undefined {
  if (element === undefined) return undefined;
  const scalar = text(element);
  if (scalar !== undefined) return scalar;
  const inner = Array.isArray(element.content) ? element.content[0] : element.content;
  return typeof inner === 'object' && inner !== null ? scalarWithin(inner as Element) : undefined;
}

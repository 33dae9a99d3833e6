import type { Parameter, Source } from '../model.ts';
import { percentDecoded } from '../percent-decoded.ts';
import { children, type Element, keyAndValue, text, typeAttributes } from './api-elements.ts';
import { readParameterLine } from './parameter-line.ts';
import { placeOf, type ReaderContext } from './reader-context.ts';
import { type PlacedVariable, placedVariables } from './template-variables.ts';

/** A parameter as it is described, whether or not the URI template has a place for it. */
export type DescribedParameter = Omit<Parameter, 'in' | 'explode'>;

/** Reads what `+ Parameters` describes. */
export function readDescribedParameters(
  reading: ReaderContext,
  hrefVariables: Element | undefined,
  fallback: Source,
): readonly DescribedParameter[] {
  return children(hrefVariables).map((member) => readDescribed(reading, member, fallback));
}

function readDescribed(reading: ReaderContext, member: Element, fallback: Source): DescribedParameter {
  const { key, value } = keyAndValue(member);
  const source = placeOf(reading, key, member) ?? fallback;
  const line = readParameterLine(reading.document.lines[source.line - 1] ?? '');
  const written = readParameterLine(reading.document.written[source.line - 1] ?? '');
  const parsedName = text(key) ?? '';
  const understood = !/[\s(`]/.test(parsedName) && parsedName === line?.name;
  return {
    name: line?.name || parsedName,
    required:
      understood && line?.required === undefined
        ? typeAttributes(member).includes('required')
        : (line?.required ?? true),
    type: written?.type ?? text(member.meta?.title)?.toLowerCase(),
    description: (
      (understood ? text(member.meta?.description) : undefined) ??
      line?.description ??
      ''
    ).trim(),
    example: scalarWithin(value) ?? line?.example,
    default: scalarWithin(value?.attributes?.default) ?? line?.default,
    values: children(value?.attributes?.enumerations).flatMap((each) => text(each) ?? []),
    source,
  };
}

/** The parameters of a URI template, in its order: described where they are, else only named. */
export function parametersOf(
  uriTemplate: string,
  described: readonly DescribedParameter[],
  fallback: Source,
): readonly Parameter[] {
  const byName = new Map(described.map((each) => [comparable(each.name), each]));
  return placedVariables(uriTemplate).map((variable) => {
    const description = byName.get(comparable(variable.name)) ?? undescribed(variable, fallback);
    return { ...description, name: variable.name, in: variable.in, explode: variable.explode };
  });
}

/** What is described, but has no place in the URI template. */
export function withoutPlace(
  uriTemplate: string,
  described: readonly DescribedParameter[],
): readonly DescribedParameter[] {
  const placed = new Set(placedVariables(uriTemplate).map(({ name }) => comparable(name)));
  return described.filter(({ name }) => name !== '' && !placed.has(comparable(name)));
}

function undescribed(variable: PlacedVariable, source: Source): DescribedParameter {
  return {
    name: variable.name,
    required: variable.in === 'path',
    type: undefined,
    description: '',
    example: undefined,
    default: undefined,
    values: [],
    source,
  };
}

/** A name may be percent-encoded in one place and not in the other, or have spaces instead of underscores. */
function comparable(name: string): string {
  return name.replace(/(?:%[0-9A-F]{2})+/gi, percentDecoded).replace(/\s+/g, '_');
}

function scalarWithin(element: Element | undefined): string | undefined {
  if (element === undefined) return undefined;
  const scalar = text(element);
  if (scalar !== undefined) return scalar;
  const inner = Array.isArray(element.content) ? element.content[0] : element.content;
  return typeof inner === 'object' && inner !== null ? scalarWithin(inner as Element) : undefined;
}

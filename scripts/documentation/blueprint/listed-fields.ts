import { children, type Element, spans, text } from './api-elements.ts';
import { type FieldLine, readFieldLine } from './field-line.ts';
import { placeOf, type ReaderContext } from './reader-context.ts';

/** An item of an array that is meant as a field of the objects in it. */
export interface ListedField {
  readonly item: Element;
  readonly line: FieldLine;
}

const fieldName = /^`?[A-Za-z_$][\w$.-]*`?$/;

/**
 * The fields that people list directly below an array of objects, leaving out the `+ (object)` between: the parser takes
 * them for sample values. Undefined if they are values: no item has a value of its own or says that it is required.
 */
export function listedFields(reading: ReaderContext, array: Element): readonly ListedField[] | undefined {
  const scalars = children(array).filter((item) => spans(item).length > 0 && !isComposite(item));
  const fields = scalars.flatMap((item) => {
    const line = readFieldLine(reading.document.written[(placeOf(reading, item)?.line ?? 1) - 1] ?? '');
    const isField =
      line !== undefined && fieldName.test(line.name) && (line.traits ?? line.value) !== undefined;
    return isField ? [{ item, line }] : [];
  });
  if (fields.length === 0 || fields.length < scalars.length) return undefined;
  const ofObjects = children(array).some((item) => spans(item).length === 0 && isComposite(item));
  const telling = fields.some(
    ({ line }) => line.value !== undefined || /\b(?:required|optional)\b/i.test(line.traits ?? ''),
  );
  return ofObjects || telling ? fields : undefined;
}

/** `+ array[object]` as the only field of an object: the whole is meant to be an array. Gives what is in it. */
export function misnamedArray(definition: Element): Element | undefined {
  const [member, ...others] = children(definition);
  const pair = member?.content as { key?: Element; value?: Element } | undefined;
  if (others.length > 0 || !/^array\s*(?:\[.*\])?$/i.test(text(pair?.key) ?? '')) return undefined;
  return pair?.value;
}

function isComposite(item: Element): boolean {
  return !/^(?:string|number|boolean)$/.test(item.element);
}

import { escapeStep, type Json } from '../../../documentation/index.ts';
import type { Difference, PlaceNote, Row } from './rows.ts';

/** Nothing on this side: JSON's own null is a value. */
type Side = Json | undefined;

/** How a value is in the text around it. */
interface Frame {
  readonly pointer: string;
  readonly indent: string;
  /** `"name": `, or nothing for an item. */
  readonly label: string;
  readonly comma: string;
  /** All of the body. */
  readonly deviations: readonly PlaceNote[];
}

/** Of a long array so many items are shown, or as many as are documented, and so many of those that deviate. */
const itemsOfMany = 3;
const mostDeviatingItems = 6;
const longestString = 400;
const mostLinesOfOneSide = 24;

/** Compares two JSON values as structures: fields by name, items of arrays with the documented item at their place. */
export function compareJson(documented: Json, received: Json, deviations: readonly PlaceNote[]): Row[] {
  const whole = { pointer: '', indent: '', label: '', comma: '', deviations };
  return compare(documented, received, whole, documented);
}

/** `model` is what the documentation shows for this place, also where the documented side is not to be printed. */
function compare(documented: Side, received: Side, frame: Frame, model: Side): Row[] {
  if (isObject(received) && isObject(model)) {
    return compareObjects(isObject(documented) ? documented : undefined, received, frame, model);
  }
  if (isArray(received) && isArray(model)) {
    return compareArrays(isArray(documented) ? documented : undefined, received, frame, model);
  }
  const difference = differenceOf(documented, received, model);
  const left = documented === undefined ? [] : print(documented, frame);
  const right = received === undefined ? [] : print(received, frame);
  const deviation = deviationAt(frame);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => ({
    documented: left[index],
    received: right[index],
    difference,
    deviation: index === 0 ? deviation : undefined,
  }));
}

function compareObjects(
  documented: { readonly [key: string]: Json } | undefined,
  received: { readonly [key: string]: Json },
  frame: Frame,
  model: { readonly [key: string]: Json },
): Row[] {
  const fieldNames = [...new Set([...Object.keys(model), ...Object.keys(received)])];
  const fields = fieldNames.flatMap((name, index) =>
    compare(
      ownValue(documented, name),
      ownValue(received, name),
      {
        ...inside(frame, escapeStep(name)),
        label: `${JSON.stringify(name)}: `,
        comma: index < fieldNames.length - 1 ? ',' : '',
      },
      ownValue(model, name),
    ),
  );
  return [
    opening('{', documented, frame, fieldNames.map(escapeStep)),
    ...fields,
    closing('}', documented, frame),
  ];
}

function compareArrays(
  documented: readonly Json[] | undefined,
  received: readonly Json[],
  frame: Frame,
  model: readonly Json[],
): Row[] {
  const length = Math.max(received.length, documented?.length ?? 0);
  const first = Math.max(itemsOfMany, documented?.length ?? 0);
  const shown = itemsToShow(length, first, frame);
  const rows: Row[] = [];
  let last = -1;
  for (const index of shown) {
    if (index > last + 1) rows.push(omission(index - last - 1, frame));
    const item = { ...inside(frame, String(index)), label: '', comma: index < length - 1 ? ',' : '' };
    const like = model[Math.min(index, model.length - 1)];
    const own = compare(documented?.[index], received[index], item, like);
    rows.push(...(documented !== undefined && index >= documented.length ? markedAsBeyond(own) : own));
    last = index;
  }
  if (last < length - 1) rows.push(omission(length - 1 - last, frame));
  return [
    opening('[', documented, frame, [...Array(length).keys()].map(String)),
    ...rows,
    closing(']', documented, frame),
  ];
}

/** A step further in. */
function inside(
  { pointer, indent, deviations }: Frame,
  step: string,
): Pick<Frame, 'pointer' | 'indent' | 'deviations'> {
  return { pointer: `${pointer}/${step}`, indent: `${indent}  `, deviations };
}

/** An entry that no documented one is beside. */
function markedAsBeyond([first, ...others]: readonly Row[]): readonly Row[] {
  if (first === undefined) return [];
  return [first.difference === 'none' ? { ...first, difference: 'beyond' } : first, ...others];
}

/** The first few items of an array, and those that deviate; all where only one would be left out. */
function itemsToShow(length: number, first: number, { pointer, deviations }: Frame): number[] {
  if (length <= first + 1) return [...Array(length).keys()];
  const deviating = deviations
    .filter(({ place }) => place.startsWith(`${pointer}/`))
    .map(({ place }) => Number(place.slice(pointer.length + 1).split('/')[0]))
    .filter((index) => Number.isInteger(index) && index < length);
  const shown = new Set([...Array(first).keys(), ...deviating.slice(0, mostDeviatingItems)]);
  const sorted = [...shown].sort((a, b) => a - b);
  // A single item is no longer than the line that would say that it is left out.
  return sorted.flatMap((index, at) => (index - (sorted[at - 1] ?? -1) === 2 ? [index - 1, index] : [index]));
}

function differenceOf(documented: Side, received: Side, model: Side): Difference {
  if (received === undefined) return 'missing';
  if (model === undefined) return 'undocumented';
  if (kindOf(model) !== kindOf(received)) return 'kind';
  // An item beyond the documented ones is like them, not another value than one of them.
  if (documented === undefined) return 'none';
  return JSON.stringify(documented) === JSON.stringify(received) ? 'none' : 'value';
}

function deviationAt({ pointer, deviations }: Frame): string | undefined {
  return deviations.find(({ place }) => place === pointer)?.text;
}

/** What is said of an object as such, or of a field in it that is on neither side. */
function opening(open: string, documented: Side, frame: Frame, steps: readonly string[]): Row {
  const unseen = frame.deviations.find(({ place }) => {
    const [parent, step] = splitPointer(place);
    return parent === frame.pointer && step !== undefined && !steps.includes(step);
  });
  const deviation = deviationAt(frame) ?? unseen?.text;
  return { ...both(`${frame.indent}${frame.label}${open}`, documented), deviation };
}

/** The pointer to what a place is in, and the last step to it, still escaped. */
function splitPointer(place: string): readonly [parent: string, step: string | undefined] {
  const cut = place.lastIndexOf('/');
  return cut < 0 ? ['', undefined] : [place.slice(0, cut), place.slice(cut + 1)];
}

function closing(close: string, documented: Side, frame: Frame): Row {
  return both(`${frame.indent}${close}${frame.comma}`, documented);
}

function both(text: string, documented: Side): Row {
  return {
    documented: documented === undefined ? undefined : text,
    received: text,
    difference: 'none',
    deviation: undefined,
  };
}

function omission(items: number, frame: Frame): Row {
  const text = `${frame.indent}  … ${items} more ${items === 1 ? 'item' : 'items'}`;
  return { documented: undefined, received: text, difference: 'omission', deviation: undefined };
}

/** A value on one side only, as lines. */
function print(value: Json, frame: Frame): string[] {
  const text = JSON.stringify(value, (_, inner) => (typeof inner === 'string' ? shorten(inner) : inner), 2);
  const lines = `${frame.label}${text}${frame.comma}`.split('\n').map((line) => frame.indent + line);
  if (lines.length <= mostLinesOfOneSide) return lines;
  const omitted = lines.length - mostLinesOfOneSide;
  return [...lines.slice(0, mostLinesOfOneSide), `${frame.indent}  … ${omitted} more lines`];
}

function shorten(text: string): string {
  return text.length <= longestString ? text : `${text.slice(0, longestString)}… (${text.length} characters)`;
}

function kindOf(value: Json): string {
  return value === null ? 'null' : isArray(value) ? 'array' : typeof value;
}

function isObject(value: Side): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isArray(value);
}

function isArray(value: Side): value is readonly Json[] {
  return Array.isArray(value);
}

function ownValue(object: { readonly [key: string]: Json } | undefined, name: string): Side {
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The assertions of the test scripts. Each throws what deviates, as data. */
import type { describeErrors } from '../../analysis/index.ts';
import {
  essence,
  headerInterpretations,
  type Json,
  type Notation,
  ownOf,
  percentDecoded,
  pointerTo,
  readWritten,
  withPlainNumbers,
} from '../../documentation/index.ts';
import type { Deviation, DeviationCode } from '../../findings/index.ts';
import { printable, readJson } from './body.ts';
import { deviate, deviateAny } from './deviates.ts';
import { shortened } from './excerpt.ts';
import { firstErrors, inWords, type Validate } from './first-errors.ts';
import { isObject, isOneOfSeveral, isScalar, sameJson, show, valueAt } from './json.ts';
import { oddEntries, type Probed } from './list-probes.ts';
import {
  copies,
  goneFromList,
  listedTwice,
  lostFromList,
  madeDespiteRefusal,
  notListed,
  othersChanged,
  othersLost,
  stillListed,
  stillOnPage,
} from './listing.ts';
import { lastSegment } from './location.ts';
import { messageIn } from './message.ts';
import { disagreements, type Item, type Observed, otherChangedFields, otherLostEntries } from './observe.ts';
import { failedUndocumented, isExpected, isRefusal, type Prepared, statusWanted } from './plan.ts';
import type { PostmanResponse } from './postman.ts';
import { isReadAsRemoved } from './removed.ts';
import { type Answer, isGone, succeeded } from './send.ts';
import { sentOfResource } from './sent-of-resource.ts';
import { deviatingSiblings, type ReadSibling } from './siblings.ts';
import { lostFields, notStored, notStoredInside, type Seen } from './stored-fields.ts';
import { formValues } from './values.ts';

/** Thrown where an assertion cannot tell: nothing deviates, and nothing is shown to hold. */
export class Undecided extends Error {}

/** A body that another documented response of the same status describes, which nothing tells apart from this one. */
export const matchesAnotherResponse = new Undecided(
  'got what another documented response of the same status shows',
);

/** What builds on a request that was only accepted (202) and is not carried out yet. */
const notYet = new Undecided('the request was accepted, but its effect is not visible yet');

export function assertions(
  answer: Answer,
  response: PostmanResponse,
  state: Prepared,
  observed: Observed,
  listed: readonly Item[] | undefined,
  siblings: readonly ReadSibling[],
  probed: Probed,
) {
  const body = () => {
    const read = readJson(response);
    if (!read.ok) deviate({ code: 'invalid-json', expected: 'JSON', actual: read.got, exchange: 0 });
    return read.json;
  };
  const isVisible = () => {
    if (observed.isPending) throw notYet;
  };
  return {
    /** A status, or the name of the range that the response is documented for. */
    hasStatus(expected: number | string): void {
      if (!isExpected(state.script, answer.status))
        deviate({
          code: 'wrong-status',
          expected: `status ${expected}`,
          actual: `${answer.statusLine}${redirectTarget(answer)}${wordsOf(response)}`,
          status: answer.status,
          exchange: 0,
        });
    },

    /** Which refusal comes depends on what is checked first; a success, or a failure of the server, is wrong in any case. */
    isRefused(): void {
      if (succeeded(answer) || breaksDown(state.script, answer.status))
        this.hasStatus(`${statusWanted(state.script)} or another refusal`);
    },

    /** Whatever is made of the request, the server must not break down over it. */
    isNoFailure(): void {
      if (breaksDown(state.script, answer.status))
        this.hasStatus(`${statusWanted(state.script)}, or a refusal`);
    },

    hasMediaType(...expected: readonly string[]): void {
      const actual = response.headers.get('Content-Type') ?? '';
      // An answer without a body may leave out what only making the body would tell (RFC 9110, 9.3.2).
      const needsNone = actual === '' && state.plan.method === 'HEAD';
      if (needsNone || isAmong(actual, expected)) return;
      deviate({
        code: 'wrong-media-type',
        expected: expected.join(' or '),
        actual: actual.trim() === '' ? 'no Content-Type' : actual,
        exchange: 0,
      });
    },

    /** Whether the answer is of one of these media types. */
    isOf(...types: readonly string[]): boolean {
      return isAmong(response.headers.get('Content-Type') ?? '', types);
    },

    /** Not of the media type of another documented response of the same status. */
    isNotOf(...types: readonly string[]): void {
      if (this.isOf(...types)) throw matchesAnotherResponse;
    },

    isEmpty(): boolean {
      return response.text() === '';
    },

    hasHeader(name: string): void {
      if (response.headers.get(name) === undefined)
        deviate({
          code: 'missing-header',
          place: name,
          expected: `a ${name} header`,
          actual: 'none',
          exchange: 0,
        });
    },

    /** One of the things that the value of the header may stand for keeps to the schema. */
    headerMatches(name: string, validate: Validate): void {
      const text = response.headers.get(name);
      if (text === undefined) return;
      const errors = headerInterpretations(text).map((value) => described(validate, value));
      if (errors.some((each) => each.length === 0)) return;
      deviateAny(
        (errors[0] ?? []).slice(0, 1).map(({ expected }) => ({
          code: 'invalid-header',
          place: name,
          expected,
          actual: show(text),
          exchange: 0,
        })),
      );
    },

    /** The text as one string; its last end of line counts or does not. `not empty`: where the documentation shows a text. */
    textMatches(validate: Validate, filled?: 'not empty'): void {
      const text = response.text();
      if (filled) this.hasBody();
      const errors = [text, text.replace(/\r?\n$/, '')].map((each) => described(validate, each));
      if (errors.some((each) => each.length === 0)) return;
      deviateAny((errors[0] ?? []).map((error) => ({ code: 'invalid-body', ...error, exchange: 0 })));
    },

    /** The value that the text stands for keeps to the schema. */
    writtenMatches(validate: Validate, notation: Notation): void {
      const read = readWritten(response.text(), notation);
      if (!read.ok) {
        const { expected, actual } = read;
        deviate({ code: 'invalid-body', expected, actual: printable(shortened(actual, 120)), exchange: 0 });
      }
      deviateAny(
        described(validate, read.value).map((error) => ({ code: 'invalid-body', ...error, exchange: 0 })),
      );
    },

    hasBody(): void {
      if (response.text().trim() === '')
        deviate({ code: 'missing-body', expected: 'a body', actual: 'none', exchange: 0 });
    },

    isJson(): void {
      body();
    },

    matches(validate: Validate, isAnother?: (body: unknown) => boolean): void {
      const json = body();
      const plain = withPlainNumbers(json);
      const errors = firstErrors(validate, plain as Json);
      if (errors.length > 0 && isAnother?.(plain)) throw matchesAnotherResponse;
      deviateAny(inWords(errors, plain).map((error) => ({ code: 'invalid-body', ...error, exchange: 0 })));
    },

    /** The value at a place is the one that was asked for. */
    shows(place: string, input: string): void {
      const wanted = ownOf(state.plan.values, input) ?? state.values[input];
      const keys = place.split('/').slice(1);
      const actual = valueAt(body(), keys);
      if (isOneOfSeveral(body(), keys)) return;
      if (wanted !== undefined && String(actual) !== String(wanted)) {
        deviate({
          code: 'wrong-resource',
          place,
          expected: show(wanted),
          actual: show(actual),
          exchange: 0,
        });
      }
    },

    /** The resource is the same one that its list shows. */
    agreesWithList(object: readonly string[], input: string): void {
      const shown = isOneOfSeveral(body(), object) ? undefined : valueAt(body(), object);
      const entry = listed === undefined ? state.entries[input] : listed[0];
      if (!isObject(shown) || entry === undefined) return;
      deviateAny(
        disagreements(entry, shown, state.script.watched).map((each) => ({
          code: 'differs-from-list',
          place: pointerTo([...object, each.field]),
          expected: show(each.listed),
          actual: show(each.shown),
          exchange: 0,
        })),
      );
    },

    othersAreAlike(validate: Validate): void {
      deviateAny(deviatingSiblings(siblings, state, validate));
    },

    hasDistinct(items: readonly string[], field: readonly string[]): void {
      const list = valueAt(body(), items);
      const ids = (Array.isArray(list) ? list : [])
        .map((item) => valueAt(item as Json, field))
        .filter(isScalar);
      const index = ids.findIndex((id, at) => ids.indexOf(id) !== at);
      if (index >= 0)
        deviate({
          code: 'duplicate-item',
          place: pointerTo([...items, String(index), ...field]),
          expected: 'each once',
          actual: `${show(ids[index])} again`,
          exchange: 0,
        });
    },

    /** The query parameters of the list do what the documentation states of them, and show the same kind of entries. */
    honoursQueries(validate?: Validate): void {
      deviateAny([...probed.deviations, ...(validate ? oddEntries(probed, state, validate) : [])]);
    },

    isStored(): void {
      isVisible();
      if (
        observed.after &&
        mustBeReadable(state) &&
        !(showsObject(state) ? observed.object : succeeded(observed.after))
      )
        deviate(unexpectedly('not-readable', 'to read it afterwards', observed.after));
      const { sent, fields, inside } = sentOfResource(state);
      const seen: Seen = { code: 'not-stored', at: readAt(state), exchange: observed.after?.exchange ?? 0 };
      deviateAny([
        ...anotherRead(state, observed),
        ...(observed.object
          ? [
              ...notStored(sent, fields, observed.object, seen),
              ...notStoredInside(sent, fields, observed.object, seen),
              ...lostFields(sent, fields, observed.object, seen, inside),
            ]
          : []),
        ...(observed.entry
          ? notStored(sent, fields, observed.entry, {
              code: 'not-stored',
              subject: 'in the list',
              exchange: observed.listedBy ?? 0,
            })
          : []),
        ...lostFromList(state, observed),
        ...listedTwice(state, observed),
        ...notListed(state, observed),
      ]);
    },

    /** Fields that a replacement leaves out do not keep the values from before. */
    isEmptied(fields: readonly string[]): void {
      isVisible();
      const { object } = observed;
      if (state.before === undefined || object === undefined) return;
      const { before } = state;
      const kept = fields.filter(
        (field) => isTelling(before[field]) && sameJson(before[field], object[field]),
      );
      deviateAny(
        kept.map((field) => ({
          code: 'kept-left-out',
          place: pointerTo([...readAt(state), field]),
          expected: 'no value',
          actual: show(object[field]),
          exchange: observed.after?.exchange ?? 0,
        })),
      );
    },

    leavesTheRest(): void {
      isVisible();
      deviateAny([
        ...ownChanged(state, observed),
        ...othersChanged(state, observed),
        ...othersLost(state, observed),
        ...copies(state, observed),
      ]);
    },

    /** What a refused create or removal must leave as it was. */
    leavesAll(): void {
      const made = madeDespiteRefusal(state, observed);
      deviateAny([
        ...made.map(
          (entry): Deviation => ({
            code: 'refused-but-made',
            subject: 'in the list',
            expected: 'nothing new',
            actual: show(entry),
            exchange: observed.listedBy ?? 0,
          }),
        ),
        ...goneFromList(state, observed),
        ...(state.wasShown && observed.after && isGone(observed.after)
          ? [unexpectedly('refused-but-removed', 'to read it', observed.after)]
          : []),
        ...othersChanged(state, observed),
        ...othersLost(state, observed),
      ]);
    },

    /** A read changes nothing that its list shows. */
    onlyReads(): void {
      deviateAny([...othersChanged(state, observed), ...othersLost(state, observed)]);
    },

    /** The answer shows what was sent, where it shows the resource. */
    showsWhatWasSent(sentAt: readonly string[], shownAt: readonly string[], fields: readonly string[]): void {
      const shown = valueAt(body(), shownAt);
      // 202 shows the state of the request, not the resource.
      if (!isObject(shown) || answer.status === 202) return;
      deviateAny(
        notStored(valueAt(state.sent, sentAt), fields, shown, {
          code: 'not-echoed',
          at: shownAt,
          exchange: 0,
        }),
      );
    },

    changesNothing(): void {
      if (state.before === undefined && observed.object) {
        deviate({
          code: 'refused-but-made',
          expected: 'nothing to exist under this id afterwards',
          actual: 'a resource',
          exchange: observed.after?.exchange ?? 0,
        });
      }
      if (state.before === undefined && !state.wasListed && observed.entry) {
        deviate({
          code: 'refused-but-made',
          subject: 'in the list',
          expected: 'nothing under this id afterwards',
          actual: 'an entry',
          exchange: observed.listedBy ?? 0,
        });
      }
      if (state.before !== undefined && observed.after && !observed.object) {
        deviate(unexpectedly('refused-but-removed', 'to read it', observed.after));
      }
      const own =
        state.before && observed.object
          ? changed(state, state.before, observed.object, observed.after?.exchange ?? 0)
          : [];
      deviateAny([...own, ...othersChanged(state, observed), ...othersLost(state, observed)]);
    },

    isGone(): void {
      isVisible();
      if (observed.after && !isReadAsRemoved(observed.after)) {
        deviate(unexpectedly('not-gone', 'it to be gone', observed.after));
      }
      deviateAny([...stillListed(state, observed), ...stillOnPage(state, observed)]);
    },

    /** The header links to the created resource; `nowhere-else`: at least not to what was there before. */
    leadsToMade(name: string, leads: 'by-id' | 'nowhere-else' = 'by-id'): void {
      const { effect } = state.script;
      if (answer.status === 202) return;
      const id = effect.kind === 'create' ? state.values[effect.variable] : undefined;
      const last = lastSegment(response.headers.get(name) ?? '');
      if (id === undefined || last === undefined || percentDecoded(last) === String(id)) return;
      if (leads === 'nowhere-else' && !state.idsBefore?.includes(percentDecoded(last))) return;
      deviate({
        code: 'wrong-location',
        place: name,
        expected: `a ${name} header that leads to ${show(id)}`,
        actual: show(response.headers.get(name)),
        exchange: 0,
      });
    },
  };
}

/** A failure of the server, also one that is documented, where a refusal is documented for what was sent. */
function breaksDown(script: Prepared['script'], status: number): boolean {
  return failedUndocumented(script, status) || (status === 500 && isRefusal(script.status));
}

/** Not what stands for nothing. */
function isTelling(value: Json | undefined): boolean {
  return isScalar(value) && value !== null && value !== '' && value !== 0 && value !== false;
}

function described(validate: Validate, value: Json): ReturnType<typeof describeErrors> {
  return inWords(validate(value), value);
}

export type Assertions = ReturnType<typeof assertions>;

/** A status that shows that something was not done. */
function unexpectedly(
  code: DeviationCode,
  expected: string,
  { statusLine: told, status, exchange }: Answer,
): Deviation {
  return { code, expected, actual: told, status, exchange };
}

/** Where the read after a write shows the resource. */
function readAt({ script: { effect } }: Prepared): readonly string[] {
  return effect.kind === 'update' || effect.kind === 'create' ? (effect.object ?? []) : [];
}

/** Whether the documentation shows an object where what was made is read, and not a file or a text. */
function showsObject({ script: { effect } }: Prepared): boolean {
  return effect.kind !== 'create' || effect.object !== undefined;
}

function anotherRead(state: Prepared, observed: Observed): readonly Deviation[] {
  const { effect } = state.script;
  const field = effect.kind === 'update' ? (effect.list?.idField ?? []) : [];
  const id = field.length > 0 ? valueAt(observed.object, field) : undefined;
  if (id === undefined || Object.values(state.values).some((value) => String(value) === String(id)))
    return [];
  return [
    {
      code: 'wrong-resource',
      place: pointerTo([...readAt(state), ...field]),
      expected: 'the resource',
      actual: show(id),
      exchange: observed.after?.exchange ?? 0,
    },
  ];
}

function changed(state: Prepared, before: Item, after: Item, exchange: number): readonly Deviation[] {
  return otherChangedFields(before, after, undefined, state.script.watched, {
    code: 'refused-but-changed',
    at: readAt(state),
    exchange,
  });
}

/** The fields of a form under all their names: `user[name]` changes the `name` of the `user`. */
function sentForm({ plan: { body }, values }: Prepared): Json | undefined {
  if (body?.kind !== 'form') return undefined;
  return Object.fromEntries(
    Object.entries(formValues(body, values)).flatMap(([name, value]) =>
      name.split(/[[\].]+/).map((part): [string, Json] => [part, value]),
    ),
  );
}

/** What an update did to fields of its own resource that it was not sent for. */
function ownChanged(state: Prepared, { object, after }: Observed): readonly Deviation[] {
  const { before, plan, script } = state;
  if (!before || !object) return [];
  const sent = state.sent ?? sentForm(state);
  const seen: Seen = { code: 'changed-unasked', at: readAt(state), exchange: after?.exchange ?? 0 };
  return [
    ...otherChangedFields(before, object, sent, script.watched, seen, followsOf(state)),
    // A PUT may empty what it leaves out.
    ...(plan.method === 'PUT'
      ? []
      : otherLostEntries(before, object, sent, script.watched, seen, followsOf(state))),
  ];
}

function followsOf({ script: { effect } }: Prepared): readonly string[] {
  return effect.kind === 'update' ? (effect.follows ?? []) : [];
}

export function isAmong(actual: string, types: readonly string[]): boolean {
  return types.some((type) => essence(type) === essence(actual) || isInRange(essence(actual), essence(type)));
}

/** `text/*` has all that is text. */
function isInRange(type: string, range: string): boolean {
  return range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
}

/** Where a redirection leads to. */
function redirectTarget({ status, header }: Answer): string {
  const to = status >= 300 && status < 400 ? header('Location') : undefined;
  return to === undefined ? '' : ` to ${printable(to)}`;
}

/** The message of an unexpected answer, or else its start, which mostly tells why. */
export function wordsOf(response: PostmanResponse): string {
  const read = readJson(response);
  const text = (read.ok ? messageIn(read.json) : undefined) ?? response.text();
  const line = printable(text).replace(/\s+/g, ' ').trim();
  return line === '' ? '' : ` saying "${shortened(line, 120)}"`;
}

/** What could not be read before an update either is not lost by it: the read may go by another key. */
function mustBeReadable({ script, before, creation }: Prepared): boolean {
  return script.effect.kind !== 'update' || before !== undefined || creation !== undefined;
}

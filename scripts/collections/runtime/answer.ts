/** The assertions of the test scripts. Each throws one sentence: place, expected, actual. */
import { describeErrors } from '../../analysis/index.ts';
import { type Json, withPlainNumbers } from '../../documentation/index.ts';
import { printable, readJson } from './body.ts';
import { shortened } from './conceal.ts';
import { firstErrors } from './first-errors.ts';
import { isObject, isScalar, show, valueAt } from './json.ts';
import {
  copies,
  goneFromList,
  lostFromList,
  madeAllTheSame,
  notListed,
  othersChanged,
  othersLost,
  stillListed,
  stillOnPage,
} from './listing.ts';
import { lastSegment, unescaped } from './location.ts';
import { messageIn } from './message.ts';
import { changedBesides, disagreements, type Item, notStored, type Observed } from './observe.ts';
import { isExpected, type Prepared } from './plan.ts';
import type { PostmanResponse } from './postman.ts';
import { inWords } from './problems.ts';
import { type Answer, succeeded } from './send.ts';
import { oddSiblings, type ReadSibling } from './siblings.ts';

export type Validate = (body: unknown) => readonly unknown[];

/** Said of a body that another documented response of the same status describes, which nothing tells apart from this one. */
export const cameAnother = 'unprovoked: came as another documented response of the same status shows it';

/** Said of what builds on a request that was only accepted (202) and is not carried out yet. */
export const notYet = 'the request was accepted, and what it does cannot be seen yet';

export function assertions(
  answer: Answer,
  response: PostmanResponse,
  state: Prepared,
  observed: Observed,
  listed: readonly Item[] | undefined,
  siblings: readonly ReadSibling[],
  probed: readonly string[],
) {
  const body = () => {
    const read = readJson(response);
    if (!read.ok) throw new Error(`expected JSON, got ${read.got}`);
    return read.json;
  };
  const isVisible = () => {
    if (observed.isPending) throw new Error(notYet);
  };
  return {
    /** A status, or the name of the range that the response is documented for. */
    hasStatus(expected: number | string): void {
      if (!isExpected(state.script, answer.status))
        throw new Error(`expected status ${expected}, got ${answer.told}${led(answer)}${wordsOf(response)}`);
    },

    hasMediaType(...expected: readonly string[]): void {
      const actual = response.headers.get('Content-Type');
      const wanted = expected.join(' or ');
      if (actual === undefined || actual.trim() === '')
        throw new Error(`expected ${wanted}, got no Content-Type`);
      if (!isAmong(actual, expected)) throw new Error(`expected ${wanted}, got ${actual}`);
    },

    /** Whether the answer is of one of these media types. */
    isOf(...types: readonly string[]): boolean {
      return isAmong(response.headers.get('Content-Type') ?? '', types);
    },

    hasHeader(name: string): void {
      if (response.headers.get(name) === undefined) throw new Error(`expected a ${name} header, got none`);
    },

    hasBody(): void {
      if (response.text().trim() === '') throw new Error('expected a body, got none');
    },

    isJson(): void {
      body();
    },

    matches(validate: Validate, isAnother?: (body: unknown) => boolean): void {
      const json = body();
      const plain = withPlainNumbers(json);
      const errors = firstErrors(validate, plain as Json);
      if (errors.length > 0 && isAnother?.(plain)) throw new Error(cameAnother);
      tell(
        describeErrors(errors as Parameters<typeof describeErrors>[0], plain, { shorten: shortened }).map(
          (error) => `${error.place || 'the body'}: expected ${error.expected}, got ${error.actual}`,
        ),
      );
    },

    /** The value at a place is the one that was asked for. */
    shows(place: string, need: string): void {
      const wanted = state.values[need];
      const actual = valueAt(body(), place.split('/').slice(1));
      if (wanted !== undefined && String(actual) !== String(wanted)) {
        throw new Error(`${place}: expected ${show(wanted)}, which was asked for, got ${show(actual)}`);
      }
    },

    /** The resource is the same one that its list shows. */
    agreesWithList(object: readonly string[], need: string): void {
      const shown = valueAt(body(), object);
      const entry = listed === undefined ? state.entries[need] : listed[0];
      if (!isObject(shown) || entry === undefined) return;
      tell(
        disagreements(entry, shown, state.script.watched).map(
          (each) =>
            `/${[...object, each.field].join('/')}: expected ${show(each.listed)}, as its list shows, got ${show(each.shown)}`,
        ),
      );
    },

    othersAreAlike(validate: Validate): void {
      tell(oddSiblings(siblings, state, validate));
    },

    hasDistinct(items: readonly string[], field: readonly string[]): void {
      const list = valueAt(body(), items);
      const ids = (Array.isArray(list) ? list : [])
        .map((item) => valueAt(item as Json, field))
        .filter(isScalar);
      const index = ids.findIndex((id, at) => ids.indexOf(id) !== at);
      if (index >= 0)
        throw new Error(
          `/${[...items, String(index), ...field].join('/')}: expected each once, got ${show(ids[index])} again`,
        );
    },

    /** The query parameters of the list do what the documentation states of them. */
    honoursQueries(): void {
      tell(probed);
    },

    isStored(): void {
      isVisible();
      if (observed.after && !observed.object)
        throw new Error(`expected to read it afterwards, got ${observed.after.told}`);
      const fields =
        state.script.effect.kind === 'update' || state.script.effect.kind === 'create'
          ? state.script.effect.fields
          : [];
      tell([
        ...anotherRead(state, observed),
        ...(observed.object ? notStored(state.sent, fields, observed.object, '') : []),
        ...(observed.entry ? notStored(state.sent, fields, observed.entry, 'in the list ') : []),
        ...lostFromList(state, observed, fields),
        ...notListed(state, observed),
      ]);
    },

    leavesTheRest(): void {
      isVisible();
      const own =
        state.before && observed.object
          ? changedBesides(
              state.before,
              observed.object,
              state.sent,
              state.script.watched,
              '',
              followsOf(state),
            )
          : [];
      tell([
        ...own,
        ...othersChanged(state, observed),
        ...othersLost(state, observed),
        ...copies(state, observed),
      ]);
    },

    /** What a refused create or removal must leave as it was. */
    leavesAll(): void {
      const made = madeAllTheSame(state, observed);
      tell([
        ...made.map(
          (entry) => `in the list: expected nothing new after the refused request, got ${show(entry)}`,
        ),
        ...goneFromList(state, observed),
        ...othersChanged(state, observed),
        ...othersLost(state, observed),
      ]);
    },

    /** A read changes nothing that its list shows. */
    onlyReads(): void {
      tell([...othersChanged(state, observed), ...othersLost(state, observed)]);
    },

    /** The answer shows what was sent, where it shows the resource. */
    showsWhatWasSent(sentAt: readonly string[], shownAt: readonly string[], fields: readonly string[]): void {
      const shown = valueAt(body(), shownAt);
      // 202 shows the state of the request, not the resource.
      if (!isObject(shown) || answer.status === 202) return;
      tell(notStored(valueAt(state.sent, sentAt), fields, shown, `/${shownAt.join('/')}`.replace(/\/$/, '')));
    },

    changesNothing(): void {
      if (state.before === undefined && observed.object) {
        throw new Error('expected nothing to exist under this id afterwards, got a resource');
      }
      if (state.before === undefined && !state.wasListed && observed.entry) {
        throw new Error('expected nothing under this id in the list afterwards, got an entry');
      }
      if (state.before !== undefined && observed.after && !observed.object) {
        throw new Error(`expected to read it unchanged afterwards, got ${observed.after.told}`);
      }
      const own = state.before && observed.object ? changed(state, state.before, observed.object) : [];
      tell([...own, ...othersChanged(state, observed), ...othersLost(state, observed)]);
    },

    isGone(): void {
      isVisible();
      if (observed.after && succeeded(observed.after)) {
        throw new Error(`expected it to be gone, got ${observed.after.told} when it was read`);
      }
      tell([...stillListed(state, observed), ...stillOnPage(state, observed)]);
    },

    /** The header leads to what was made. */
    leadsToMade(name: string): void {
      const { effect } = state.script;
      if (answer.status === 202) return;
      const id = effect.kind === 'create' ? state.values[effect.variable] : undefined;
      const last = lastSegment(response.headers.get(name) ?? '');
      if (id === undefined || last === undefined || unescaped(last) === String(id)) return;
      throw new Error(
        `expected a ${name} header that leads to ${show(id)}, got ${show(response.headers.get(name))}`,
      );
    },
  };
}

export type Assertions = ReturnType<typeof assertions>;

function anotherRead(state: Prepared, observed: Observed): readonly string[] {
  const { effect } = state.script;
  const field = effect.kind === 'update' ? (effect.list?.idField ?? []) : [];
  const id = field.length > 0 ? valueAt(observed.object, field) : undefined;
  if (id === undefined || Object.values(state.values).some((value) => String(value) === String(id)))
    return [];
  return [`/${field.join('/')}: expected the resource that was asked for when it is read, got ${show(id)}`];
}

function changed({ script }: Prepared, before: Item, after: Item): readonly string[] {
  return changedBesides(before, after, undefined, script.watched, '').map((text) =>
    text.replace('as before', 'as before the refused request'),
  );
}

function followsOf({ script: { effect } }: Prepared): readonly string[] {
  return effect.kind === 'update' ? (effect.follows ?? []) : [];
}

function tell(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(inWords(problems));
}

function isAmong(actual: string, types: readonly string[]): boolean {
  return types.some((type) => essence(type) === essence(actual) || isInRange(essence(actual), essence(type)));
}

/** `text/*` has all that is text. */
function isInRange(type: string, range: string): boolean {
  return range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
}

/** `Application/JSON; charset=utf-8` → `application/json`. */
function essence(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

/** Where a redirection leads to. */
function led({ status, header }: Answer): string {
  const to = status >= 300 && status < 400 ? header('Location') : undefined;
  return to === undefined ? '' : ` to ${printable(to)}`;
}

/** The message of an unexpected answer, or else its start, which mostly tells why. */
export function wordsOf(response: PostmanResponse): string {
  const read = readJson(response);
  const text = (read.ok ? messageIn(read.json) : undefined) ?? response.text();
  const line = printable(text).replace(/\s+/g, ' ').trim();
  return line === '' ? '' : ` saying “${shortened(line, 120)}”`;
}

/** The assertions of the test scripts. Each throws one sentence: place, expected, actual. */
import type { Json } from '../../documentation/index.ts';
import { describeErrors } from '../../schemas/index.ts';
import { printable, readJson } from './body.ts';
import { isObject, isScalar, sameJson, show, valueAt } from './json.ts';
import {
  changedBesides,
  disagreements,
  type Item,
  notStored,
  type Observed,
  withoutUnset,
} from './observe.ts';
import { isRefusal, type Prepared } from './plan.ts';
import type { PostmanResponse } from './postman.ts';
import { inWords } from './problems.ts';
import type { Answer } from './send.ts';
import { oddSiblings, type ReadSibling } from './siblings.ts';

export type Validate = (body: unknown) => readonly unknown[];

/** Said of a body that another documented response of the same status describes, which nothing tells apart from this one. */
export const cameAnother = 'unprovoked: came as another documented response of the same status shows it';

export function assertions(
  answer: Answer,
  response: PostmanResponse,
  state: Prepared,
  observed: Observed,
  listed: readonly Item[] | undefined,
  siblings: readonly ReadSibling[],
) {
  const body = () => {
    const read = readJson(response);
    if (!read.ok) throw new Error(`expected JSON, got ${read.got}`);
    return read.json;
  };
  return {
    hasStatus(expected: number): void {
      if (answer.status !== expected)
        throw new Error(`expected status ${expected}, got ${answer.told}${led(answer)}${said(response)}`);
    },

    hasMediaType(expected: string): void {
      const actual = response.headers.get('Content-Type');
      if (actual === undefined || actual.trim() === '')
        throw new Error(`expected ${expected}, got no Content-Type`);
      if (essence(actual) !== essence(expected)) throw new Error(`expected ${expected}, got ${actual}`);
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
      const errors = validate(json);
      if (errors.length > 0 && isAnother?.(json)) throw new Error(cameAnother);
      tell(
        describeErrors(errors as Parameters<typeof describeErrors>[0], json).map(
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

    isStored(): void {
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
      ]);
    },

    leavesTheRest(): void {
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
      tell([...own, ...othersChanged(state, observed), ...othersLost(state, observed)]);
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
      if (observed.after && succeededWith(observed.after)) {
        throw new Error(`expected it to be gone, got ${observed.after.told} when it was read`);
      }
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

function succeededWith(answer: Answer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

function changed({ script }: Prepared, before: Item, after: Item): readonly string[] {
  return changedBesides(before, after, undefined, script.watched, '').map((text) =>
    text.replace('as before', 'as before the refused request'),
  );
}

function followsOf({ script: { effect } }: Prepared): readonly string[] {
  return effect.kind === 'update' ? (effect.follows ?? []) : [];
}

function othersChanged(state: Prepared, observed: Observed): readonly string[] {
  const { effect } = state.script;
  if (effect.kind !== 'update' || !effect.list || !observed.entries) return [];
  const { idField } = effect.list;
  return state.others.flatMap((other) => {
    const id = valueAt(other, idField);
    if (id === undefined) return [];
    const now = observed.entries?.find((entry) => valueAt(entry, idField) === id);
    if (now === undefined) return [];
    const kept = isRefusal(state.script.status) ? other : withoutUnset(other, now, state.sent);
    return changedBesides(kept, now, undefined, state.script.watched, `another resource (${show(id)}) `);
  });
}

/** Where the list has become shorter, so that nothing has only moved to another page of it. */
function isShorter(state: Prepared, { entries }: Observed): boolean {
  return entries !== undefined && entries.length < (state.entriesBefore ?? 0);
}

/** An updated resource that its list no longer shows, though it shows others with the same values. */
function lostFromList(state: Prepared, observed: Observed, fields: readonly string[]): readonly string[] {
  if (!state.wasListed || observed.entry || !isShorter(state, observed)) return [];
  const usual = fields.every((field) => {
    const sent = valueAt(state.sent, [field]);
    return sent === undefined || observed.entries?.some((entry) => sameJson(valueAt(entry, [field]), sent));
  });
  return usual ? ['in the list: expected the updated resource, as before, got a list without it'] : [];
}

function othersLost(state: Prepared, observed: Observed): readonly string[] {
  const { effect } = state.script;
  const ownMissing = state.wasListed && !observed.entry;
  if (effect.kind !== 'update' || !effect.list || ownMissing || !isShorter(state, observed)) return [];
  const { idField } = effect.list;
  const lost = state.others
    .map((other) => valueAt(other, idField))
    .filter((id) => id !== undefined && !observed.entries?.some((entry) => valueAt(entry, idField) === id));
  return lost.map(
    (id) => `another resource (${show(id)}): expected it in the list, as before, got a list without it`,
  );
}

function tell(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(inWords(problems));
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

/** The start of an unexpected answer, which mostly tells why. */
function said(response: PostmanResponse): string {
  const line = printable(response.text()).replace(/\s+/g, ' ').trim();
  return line === '' ? '' : ` saying “${line.length > 120 ? `${line.slice(0, 117)}…` : line}”`;
}

/**
 * A line of the comparison of a documented with a received body. Both panes have the same number of lines, so
 * that they stand side by side; where one side has nothing to show, its text is undefined.
 */
export interface Row {
  readonly documented: string | undefined;
  readonly received: string | undefined;
  readonly difference: Difference;
  /** What a failed assertion says of this place; undefined if the difference is not a deviation. */
  readonly deviation: string | undefined;
}

/**
 * `value`: may differ, as examples do. `undocumented` and `missing`: on one side only. `kind`: another JSON type. `beyond`: the
 * first line of an entry beyond the documented ones.
 */
export type Difference = 'none' | 'value' | 'undocumented' | 'missing' | 'kind' | 'beyond' | 'omission';

/** What a failed assertion says of a place in the body. */
export interface PlaceNote {
  /** JSON Pointer; empty for the whole body. */
  readonly place: string;
  /** Short, e.g. `expected a host name`. */
  readonly text: string;
}

import type { AssertionResult, ResponseResult } from '../../conformance/index.ts';

/** One thing that is not as documented. */
export interface Failure {
  /** Name of the assertion that found it; empty where none did, as with a connection that broke. */
  readonly assertion: string;
  /** What is wrong, in words. */
  readonly text: string;
  /** JSON Pointer into the body, empty for the whole of it; undefined where it is not about the body. */
  readonly place: string | undefined;
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

/** Everything that is wrong with an answer: an assertion tells a place on each line of its message. */
export function failuresOf(result: ResponseResult): Failure[] {
  if (result.verdict !== 'deviates') return [];
  const failures = result.assertions.filter(({ outcome }) => outcome === 'failed').flatMap(failuresIn);
  if (failures.length > 0) return failures;
  return [{ assertion: '', text: result.reason, place: undefined, expected: undefined, actual: undefined }];
}

function failuresIn(assertion: AssertionResult): Failure[] {
  const lines = (assertion.message ?? '').split('\n').filter((line) => line.trim() !== '' && !isCount(line));
  if (lines.length <= 1) return [whole(assertion, lines[0])];
  return lines.map((line) => ({ ...parts(line), assertion: assertion.name, text: line }));
}

/** `and 7 more`: more of the kinds that the lines before it tell. */
function isCount(line: string): boolean {
  return /^and \d+ more$/.test(line);
}

function whole(assertion: AssertionResult, line: string | undefined): Failure {
  const { name, place, expected, actual } = assertion;
  const read = parts(line ?? '');
  return {
    assertion: name,
    text: line ?? name,
    place: place ?? read.place,
    expected: expected ?? read.expected,
    actual: actual ?? read.actual,
  };
}

/** `/results/0/hostname: expected a host name, got 7` in its parts. */
function parts(line: string): Pick<Failure, 'place' | 'expected' | 'actual'> {
  const [, where, expected, actual] = /^(?:(\/\S*|the body): )?expected (.*?), got (.*)$/.exec(line) ?? [];
  return { place: where === 'the body' ? '' : where, expected, actual };
}

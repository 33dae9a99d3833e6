/** Runs the assertions of a request on its answer. */
import type { Deviation } from '../../findings/index.ts';
import type { ExpectedDifference } from '../../scenarios/index.ts';
import { type Assertions, matchesAnotherResponse, Undecided } from './answer.ts';
import type { SafePostman } from './conceal.ts';
import { Deviates } from './deviates.ts';
import { isExpected, type Prepared } from './plan.ts';
import type { Answer } from './send.ts';

export type Test = (name: string, check: () => void) => void;

/** The assertions of a test script. */
export type Tests = (test: Test, answer: Assertions) => void;

/**
 * Once the status is wrong, or the body is not JSON, what builds on it is skipped rather than failed again. A deviation
 * that the overrides list as a known difference is reported and does not fail.
 */
export function runTests(
  pm: SafePostman,
  state: Prepared,
  tests: Tests,
  answer: Assertions,
  main: Answer,
): void {
  let pointless = false;
  tests((name, check) => {
    if (pointless) return pm.test.skip(name);
    const thrown = thrownBy(check);
    if (thrown === matchesAnotherResponse) {
      pointless = true;
      return pm.test.unproven({
        verdict: 'unprovoked',
        code: 'other-status',
        text: matchesAnotherResponse.message,
      });
    }
    if (thrown instanceof Undecided) return pm.test.skip(`${name}: ${thrown.message}`);
    const deviations = thrown instanceof Deviates ? thrown.deviations : [];
    const known = knownDifference(deviations, state.script.differences ?? []);
    if (known === undefined) pm.test(name, () => rethrow(thrown));
    else pm.test(`${name} – or a known difference: ${known}`, () => {});
    if (!isExpected(state.script, main.status)) pointless = true;
    if (deviations.some(({ code }) => code === 'invalid-json')) pointless = true;
  }, answer);
}

function thrownBy(check: () => void): unknown {
  try {
    check();
    return undefined;
  } catch (error) {
    return error;
  }
}

function rethrow(thrown: unknown): void {
  if (thrown !== undefined) throw thrown;
}

/** Why a person expects these deviations; undefined if nobody expects all of them. */
function knownDifference(
  deviations: readonly Deviation[],
  differences: readonly ExpectedDifference[],
): string | undefined {
  const [first, ...others] = deviations.map((deviation) =>
    differences.find((difference) => covers(difference, deviation)),
  );
  return others.every((each) => each !== undefined) ? first?.why : undefined;
}

function covers({ codes, place, status }: ExpectedDifference, deviation: Deviation): boolean {
  return (
    codes.includes(deviation.code) &&
    (status === undefined || status === deviation.status) &&
    (place === '' || isWithin(deviation.place ?? '', place))
  );
}

/** Below a JSON Pointer, or the same header, whose name has no case. */
function isWithin(place: string, whole: string): boolean {
  return whole.startsWith('/')
    ? place === whole || place.startsWith(`${whole}/`)
    : place.toLowerCase() === whole.toLowerCase();
}

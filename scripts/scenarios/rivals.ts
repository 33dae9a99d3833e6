/** Documented refusals of one operation that are given for the same request: a target gives only one of them. */
import { jsonText } from '../documentation/index.ts';
import type { Attempt, Reading, RequestVariant, Scenario } from './model.ts';

/**
 * Nothing is certain of a request that another documented refusal claims with the same right. A refusal that other
 * requests bring about as well leaves it to the other one.
 */
export function withRivals(scenarios: readonly Scenario[]): readonly Scenario[] {
  const given = scenarios.reduceRight<readonly Scenario[]>(
    (all, scenario, index) => all.with(index, givingWay(scenario, claimsOf(all))),
    scenarios,
  );
  const claims = claimsOf(given);
  return given.map((scenario) =>
    withReadings(scenario, (reading, attempt) =>
      [attempt, ...requiredOf(attempt)].some((way) => isClaimed(way, reading, scenario, claims)),
    ),
  );
}

/** A request for which a response is sure to be given. */
interface Claim {
  readonly status: number;
  readonly sent: string;
  /** The documentation says so in words, and not only by what it demands. */
  readonly isTold: boolean;
}

function claimsOf(scenarios: readonly Scenario[]): readonly Claim[] {
  return scenarios.flatMap(({ response, readings, attempts }) =>
    readings.flatMap((reading, index) => {
      const attempt = attempts.find((each) => each.reading === index);
      if (!attempt || !isSure(reading) || response.status < 400) return [];
      return [attempt, ...requiredOf(attempt)].map((way) => ({
        status: response.status,
        sent: sentBy(way),
        isTold: isTold(reading),
      }));
    }),
  );
}

function isClaimed(
  way: RequestVariant,
  reading: Reading,
  { response }: Scenario,
  claims: readonly Claim[],
): boolean {
  return claims.some(
    (claim) =>
      claim.status !== response.status && claim.sent === sentBy(way) && (claim.isTold || !isTold(reading)),
  );
}

/** Without the requests that others claim, where requests of its own are left. */
function givingWay(scenario: Scenario, claims: readonly Claim[]): Scenario {
  const { readings } = scenario;
  const attempts = scenario.attempts.map((attempt) => {
    const reading = readings[attempt.reading];
    if (!reading || !isSure(reading)) return attempt;
    const own = [attempt, ...requiredOf(attempt)].filter((way) => !isClaimed(way, reading, scenario, claims));
    const [first, ...others] = own;
    if (!first || first === attempt) return attempt;
    const { besides = [], ...rest } = attempt;
    return { ...rest, ...first, besides: [...others, ...besides.filter(({ outcome }) => outcome)] };
  });
  const changed = new Set(attempts.filter((attempt) => !scenario.attempts.includes(attempt)));
  return changed.size === 0
    ? scenario
    : withReadings({ ...scenario, attempts }, (_, attempt) => changed.has(attempt));
}

/** Readings are doubted where that is so of one of their attempts. It must not succeed all the same. */
function withReadings(
  scenario: Scenario,
  isDoubted: (reading: Reading, attempt: Attempt) => boolean,
): Scenario {
  if (scenario.response.status < 400) return scenario;
  const readings = scenario.readings.map((reading, index): Reading => {
    const attempt = scenario.attempts.find((each) => each.reading === index);
    if (!attempt || !isSure(reading) || !isDoubted(reading, attempt)) return reading;
    const { assumes: _, ...rest } = reading;
    return { ...rest, confidence: 'likely', forbids: true };
  });
  return { ...scenario, readings };
}

function isSure({ confidence, assumes }: Reading): boolean {
  return confidence === 'certain' || assumes === true;
}

function isTold({ evidence }: Reading): boolean {
  return evidence.some(({ told }) => told);
}

/** The other ways that have to bring about the same status. */
function requiredOf({ besides = [] }: Attempt): readonly RequestVariant[] {
  return besides.filter(({ outcome }) => outcome === undefined);
}

function sentBy({ inputs, request }: RequestVariant): string {
  return jsonText([inputs, request]);
}

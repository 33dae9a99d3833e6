/** Documented refusals of one operation that are given for the same request: a target gives only one of them. */

import { isSure } from './certainty.ts';
import type { Attempt, Interpretation, RequestVariant, Scenario } from './model.ts';
import { sentBy } from './sent-by.ts';

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
    withDoubtedInterpretations(scenario, (interpretation, attempt) =>
      [attempt, ...requiredOf(attempt)].some((way) => isClaimed(way, interpretation, scenario, claims)),
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
  return scenarios.flatMap(({ response, interpretations, attempts }) =>
    interpretations.flatMap((interpretation, index) => {
      const attempt = attempts.find((each) => each.interpretation === index);
      if (!attempt || !isSure(interpretation) || response.status < 400) return [];
      return [attempt, ...requiredOf(attempt)].map((way) => ({
        status: response.status,
        sent: sentBy(way),
        isTold: isTold(interpretation),
      }));
    }),
  );
}

function isClaimed(
  way: RequestVariant,
  interpretation: Interpretation,
  { response }: Scenario,
  claims: readonly Claim[],
): boolean {
  return claims.some(
    (claim) =>
      claim.status !== response.status &&
      claim.sent === sentBy(way) &&
      (claim.isTold || !isTold(interpretation)),
  );
}

/** Without the requests that others claim, where requests of its own are left. */
function givingWay(scenario: Scenario, claims: readonly Claim[]): Scenario {
  const { interpretations } = scenario;
  const attempts = scenario.attempts.map((attempt) => {
    const interpretation = interpretations[attempt.interpretation];
    if (!interpretation || !isSure(interpretation)) return attempt;
    const own = [attempt, ...requiredOf(attempt)].filter(
      (way) => !isClaimed(way, interpretation, scenario, claims),
    );
    const [first, ...others] = own;
    if (!first || first === attempt) return attempt;
    const { requiredVariants = [], ...rest } = attempt;
    return {
      ...rest,
      ...first,
      requiredVariants: [...others, ...requiredVariants.filter(({ outcome }) => outcome)],
    };
  });
  const changed = new Set(attempts.filter((attempt) => !scenario.attempts.includes(attempt)));
  return changed.size === 0
    ? scenario
    : withDoubtedInterpretations({ ...scenario, attempts }, (_, attempt) => changed.has(attempt));
}

/** An interpretation is doubted if one of its attempts is. Its request must still not succeed. */
function withDoubtedInterpretations(
  scenario: Scenario,
  isDoubted: (interpretation: Interpretation, attempt: Attempt) => boolean,
): Scenario {
  if (scenario.response.status < 400) return scenario;
  const interpretations = scenario.interpretations.map((interpretation, index): Interpretation => {
    const attempt = scenario.attempts.find((each) => each.interpretation === index);
    if (!attempt || !isSure(interpretation) || !isDoubted(interpretation, attempt)) return interpretation;
    const { assumes: _, ...rest } = interpretation;
    return { ...rest, confidence: 'likely', forbids: true };
  });
  return { ...scenario, interpretations };
}

function isTold({ evidence }: Interpretation): boolean {
  return evidence.some(({ told }) => told);
}

/** The other ways that have to bring about the same status. */
function requiredOf({ requiredVariants = [] }: Attempt): readonly RequestVariant[] {
  return requiredVariants.filter(({ outcome }) => outcome === undefined);
}

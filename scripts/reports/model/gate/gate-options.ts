import { type GateLevel, type GateOptions, gateLevels } from './judge-gate.ts';

export type ReadGateOptions =
  | { readonly ok: true; readonly options: GateOptions }
  | { readonly ok: false; readonly problem: string };

/** Reads `--fail-on` (repeated or separated by commas) and `--min-coverage` (`80` or `80%`). */
export function readGateOptions(failOn: readonly string[], minCoverage: string | undefined): ReadGateOptions {
  const levels = failOn.flatMap((value) => value.split(',')).map((value) => value.trim());
  const unknown = levels.find((level) => !isLevel(level));
  if (unknown !== undefined) {
    return {
      ok: false,
      problem: `--fail-on ${unknown}: expected ${gateLevels.slice(0, -1).join(', ')} or ${gateLevels.at(-1)}`,
    };
  }
  const percent =
    minCoverage === undefined ? undefined : Number(/^(\d+(?:\.\d+)?)\s*%?$/.exec(minCoverage.trim())?.[1]);
  if (percent !== undefined && !(percent <= 100)) {
    return { ok: false, problem: `--min-coverage ${minCoverage}: expected a percentage from 0 to 100` };
  }
  return { ok: true, options: { failOn: levels.filter(isLevel), minCoverage: percent } };
}

function isLevel(text: string): text is GateLevel {
  return (gateLevels as readonly string[]).includes(text);
}

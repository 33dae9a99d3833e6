import pc from 'picocolors';
import type { RunRecord } from '../../conformance/index.ts';
import type { GateVerdict } from '../model/gate/judge-gate.ts';
import { printable } from '../model/text.ts';

/** The last lines of a run: whether it passed, why, and where the report is. */
export function renderOutcome(
  { summary }: RunRecord,
  { exit, reasons, accepted }: Pick<GateVerdict, 'exit' | 'reasons' | 'accepted'>,
  report: string,
  colour: boolean,
): string {
  const colours = pc.createColors(colour);
  const outcome = exit === 0 ? colours.green(colours.bold('Passed')) : colours.red(colours.bold('Failed'));
  return `${outcome}: ${printable(exit === 0 ? whyPassed() : whyFailed())}\nReport: ${printable(report)}`;

  function whyPassed(): string {
    if (summary.conforms + summary.deviates === 0) return 'nothing deviates, but nothing was provoked either';
    return accepted.size === 0 ? 'nothing deviates' : 'nothing deviates that the baseline does not list';
  }

  function whyFailed(): string {
    return reasons.length === 1 ? (reasons[0] ?? '') : `${reasons.length} reasons, listed above`;
  }
}

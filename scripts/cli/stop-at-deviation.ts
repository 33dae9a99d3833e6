/** `--bail`: the run ends at the first deviation that fails the gate; what is under way is undone. */
import type { RunEvent, RunRecord } from '../conformance/index.ts';
import type { Gate } from './gate.ts';
import type { Stop } from './signals.ts';

export function stopAtDeviation(isAsked: boolean, gate: Gate, stop: Stop): (event: RunEvent) => void {
  let start: RunRecord | undefined;
  return (event) => {
    if (!isAsked || stop.reason !== undefined) return;
    if (event.type === 'run-started') start = event.record;
    if (event.type !== 'response-finished' || !start || !gate.isFailedBy(event.result, start)) return;
    stop.isByDeviation = true;
    stop.reason = 'stopped at the first deviation (--bail)';
  };
}

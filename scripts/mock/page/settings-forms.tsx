import { type Fault, faultText } from '../faults.ts';
import { latencyText } from '../latency.ts';
import type { Latency } from '../settings.ts';

/** Latency and faults, to be changed while the mock runs. */
export function SettingsForms({ latency, faults }: { latency: Latency; faults: readonly Fault[] }) {
  const waits = latency.max > 0 ? latencyText(latency) : '';
  const breaks = faults.map(faultText).join('; ');
  return (
    <details class="panel" id="settings">
      <summary>
        <h2>Latency and faults</h2>
        <small id="settings-now">
          {waits === '' ? 'No latency' : `${waits} ms`}, {breaks === '' ? 'no faults' : <b>{breaks}</b>}
        </small>
      </summary>
      <div class="settings">
        <form data-path="/latency">
          <label>
            <span>
              Latency in milliseconds, such as <code>200</code> or <code>100-500</code>
            </span>
            <input name="value" value={waits} placeholder="none" />
          </label>
          <button type="submit">Set</button>
          <output />
        </form>
        <form data-path="/faults">
          <label>
            <span>
              Faults, such as <code>503,every=3,path=/orders; reset; timeout; truncate</code>
            </span>
            <input name="value" value={breaks} placeholder="none" />
          </label>
          <button type="submit">Set</button>
          <output />
        </form>
      </div>
    </details>
  );
}

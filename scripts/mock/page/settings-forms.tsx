import { type Fault, faultText } from '../faults.ts';
import { latencyText } from '../latency.ts';
import type { Latency } from '../settings.ts';

/** Latency and faults, to be changed while the mock runs. */
export function SettingsForms({ latency, faults }: { latency: Latency; faults: readonly Fault[] }) {
  return (
    <section id="settings">
      <header>
        <h2>Latency and faults</h2>
        <span />
      </header>
      <div class="settings">
        <form data-path="/latency">
          <label>
            <span>Latency in milliseconds: 200, or 100-500</span>
            <input name="value" value={latency.max > 0 ? latencyText(latency) : ''} placeholder="none" />
          </label>
          <button type="submit">Set</button>
          <output />
        </form>
        <form data-path="/faults">
          <label>
            <span>Faults: 503,every=3,path=/orders; reset; timeout; truncate</span>
            <input name="value" value={faults.map(faultText).join('; ')} placeholder="none" />
          </label>
          <button type="submit">Set</button>
          <output />
        </form>
      </div>
    </section>
  );
}

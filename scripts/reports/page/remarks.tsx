import type { RunRecord } from '../../conformance/index.ts';
import { Place } from './marks.tsx';

/** What the reading of the documentation found, and what happened outside any one response. */
export function Remarks({ record }: { readonly record: RunRecord }) {
  const { findings, notices } = record;
  return (
    <>
      {findings.length > 0 && (
        <section class="findings">
          <h2>The documentation itself</h2>
          <ul>
            {findings.map((finding, index) => (
              <li key={index}>
                <b>{finding.severity}</b> {finding.what} <Place source={finding.source} />
                <br />
                <small>{finding.next}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {notices.length > 0 && (
        <section class="notices">
          <h2>About this run</h2>
          <ul>
            {notices.map((notice, index) => (
              <li key={index}>{notice}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

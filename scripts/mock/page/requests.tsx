import type { Journal } from '../journal.ts';

const mostShown = 100;

/** The latest requests, and which documented response each was given. */
export function Requests({ journal }: { journal: Journal }) {
  const entries = journal.entries().slice(0, mostShown);
  const [last] = entries;
  return (
    <details class="panel" id="journal">
      <summary>
        <h2>Journal</h2>
        <small>
          {journal.total} {journal.total === 1 ? 'request' : 'requests'} since the start
          {last && `; last: ${last.method} ${last.target} → ${last.status}`}
        </small>
      </summary>
      <p class="actions">
        <button type="button" data-call="DELETE /journal">
          Clear
        </button>
      </p>
      {entries.length === 0 ? (
        <p class="none">No requests yet.</p>
      ) : (
        <div class="scroll" tabindex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">Request</th>
                <th scope="col">Status</th>
                <th scope="col">Documented response</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry, index) => (
                <tr key={index}>
                  <td class="time">{new Date(entry.at).toISOString().slice(11, 23)}</td>
                  <td>
                    <code>
                      {entry.method} {entry.target}
                    </code>
                  </td>
                  <td class={`status s${Math.floor(entry.status / 100)}`}>{entry.status}</td>
                  <td>
                    {entry.response === undefined ? (
                      <span class="none">none</span>
                    ) : (
                      <code>{entry.response}</code>
                    )}
                  </td>
                  <td class="why">{entry.why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

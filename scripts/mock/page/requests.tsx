import type { Journal } from '../journal.ts';

const mostShown = 100;

/** The latest requests, and which documented response each was given. */
export function Requests({ journal }: { journal: Journal }) {
  const entries = journal.entries().slice(0, mostShown);
  return (
    <section id="journal">
      <header>
        <h2>Journal</h2>
        <small>
          {journal.total} {journal.total === 1 ? 'request' : 'requests'} since the start
        </small>
        <button type="button" data-call="DELETE /journal">
          Clear
        </button>
      </header>
      {entries.length === 0 ? (
        <p class="none">No request yet.</p>
      ) : (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th>Time</th>
                <th>Request</th>
                <th>Status</th>
                <th>Documented response</th>
                <th>Why</th>
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
                  <td>{entry.why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

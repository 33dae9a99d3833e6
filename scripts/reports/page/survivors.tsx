import { groupedBy } from '../../documentation/index.ts';
import type { MutantResult, UnnoticedBreach } from '../../score/index.ts';
import { visible } from '../model/visible.ts';
import { Headers } from './headers.tsx';
import { Notes } from './notes.tsx';
import { Prose } from './prose.tsx';

/** What nothing noticed, by the documented response: what was changed, the answer that slipped through, and why. */
export function Survivors({ mutants }: { readonly mutants: readonly MutantResult[] }) {
  const survivors = mutants.flatMap((mutant) => (mutant.fate === 'survived' ? [mutant] : []));
  if (survivors.length === 0) return null;
  return (
    <section>
      <h2>Survived</h2>
      {[...groupedBy(survivors, ({ response }) => response)].map(([response, own]) => (
        <section key={response} class="group">
          <h3>
            <code>{response}</code>
          </h3>
          <div class="list">
            {own.map((mutant) => (
              <details key={mutant.id} class="response deviates">
                <summary>
                  <span class="mark deviates" aria-hidden="true">
                    ✗
                  </span>
                  <b class="status">{mutant.slipped?.answer.status}</b>
                  <span class="title">
                    {visible(mutant.what)} <small>{mutant.kind}</small>
                    <span class="reason">
                      {mutant.why[0] !== undefined && <Prose text={mutant.why[0]} />}
                    </span>
                  </span>
                </summary>
                <div class="detail">
                  {mutant.slipped && <SlippedAnswer slipped={mutant.slipped} />}
                  <section>
                    <h5>Why not</h5>
                    <Notes notes={mutant.why} />
                  </section>
                </div>
              </details>
            ))}
          </div>
        </section>
      ))}
    </section>
  );
}

const longestBody = 4_000;

function SlippedAnswer({ slipped: { request, answer } }: { readonly slipped: UnnoticedBreach }) {
  const { status, headers, body } = answer;
  return (
    <section>
      <h5>Answer</h5>
      <div>
        <p class="url">
          <code>{visible(request)}</code> → <b>{status}</b>
        </p>
        <Headers headers={headers.map(([name, value]) => ({ name, value }))} />
        {body === '' ? (
          <p class="none">no body</p>
        ) : (
          <pre tabindex={0}>{visible(body.slice(0, longestBody))}</pre>
        )}
      </div>
    </section>
  );
}

import type { AssertionResult, ResponseResult } from '../../conformance/index.ts';
import { docsOf } from '../../findings/index.ts';
import { deviationsOf, judgedExchange, shownBy } from '../model/deviations-of.ts';
import { statusText } from '../model/status.ts';
import { duration } from '../model/text.ts';
import { Answer } from './answer.tsx';
import { renderMarkdown } from './markdown.ts';
import { Place, VerdictMark } from './marks.tsx';
import { Notes } from './notes.tsx';
import { Prose } from './prose.tsx';
import { OtherTraffic, Request } from './request.tsx';

/**
 * One documented response: a line, and behind it everything that is known about it. `accepted` says why a baseline lists
 * its deviations; `isBrief` leaves what was sent and answered to results.json.
 */
export function Response({
  result,
  accepted,
  isBrief,
}: {
  readonly result: ResponseResult;
  readonly accepted: string | undefined;
  readonly isBrief: boolean;
}) {
  const request = result.exchanges[judgedExchange(result)];
  return (
    <details class={`response ${result.verdict}`} data-verdict={result.verdict}>
      <summary>
        <VerdictMark verdict={result.verdict} />
        <b class="status">{statusText(result)}</b>
        <span class="title">
          <Prose text={titleWithoutStatus(result)} />{' '}
          {saysMore(result) && (
            <small>
              <Prose text={result.condition} />
            </small>
          )}
          {accepted !== undefined && <span class="known">known: {accepted}</span>}
          <Reason result={result} />
        </span>
        {request !== undefined && <span class="time">{duration(result.durationMs)}</span>}
      </summary>
      <div class="detail" id={result.id}>
        {isBrief ? <Brief result={result} /> : <Everything result={result} />}
      </div>
    </details>
  );
}

function Brief({ result }: { readonly result: ResponseResult }) {
  return (
    <Section name="Verdict">
      <p>
        <Prose text={result.reason} /> (<Place source={result.source} />
        ). What was sent and answered is in results.json under <code>{result.id}</code>.
      </p>
    </Section>
  );
}

function Everything({ result }: { readonly result: ResponseResult }) {
  const judged = judgedExchange(result);
  const request = result.exchanges[judged];
  const deviations = deviationsOf(result);
  return (
    <>
      <Section name="Verdict">
        <Verdict result={result} />
      </Section>
      <Documentation result={result} />
      {request !== undefined && (
        <Section name="Request">
          <Request exchange={request} />
        </Section>
      )}
      <Section name="Answer">
        <Answer result={result} exchange={request} deviations={shownBy(deviations, judged)} />
      </Section>
      <OtherTraffic exchanges={result.exchanges} judged={judged} deviations={deviations} />
    </>
  );
}

/** Why it does not conform, for whoever reads only the line. */
function Reason({ result }: { readonly result: ResponseResult }) {
  if (result.verdict === 'conforms') return null;
  const [first, ...others] = deviationsOf(result);
  return (
    <span class="reason">
      <Prose text={first?.text ?? result.reason} />
      {others.length > 0 && <small> and {others.length} more</small>}
    </span>
  );
}

function Verdict({ result }: { readonly result: ResponseResult }) {
  const codes = [...new Set(deviationsOf(result).map(({ code }) => code))];
  return (
    <>
      <Assertions assertions={result.assertions} />
      <Notes notes={result.notes} />
      {result.next !== undefined && (
        <p class="next">
          <span>Next:</span> <Prose text={result.next} />
        </p>
      )}
      {codes.length > 0 && (
        <p class="codes">
          {codes.map((code) => (
            <code key={code} title={docsOf(code)}>
              {code}
            </code>
          ))}{' '}
          <small>explained in docs/deviations.md</small>
        </p>
      )}
      {result.assertions.length === 0 && result.next === undefined && (
        <p>
          <Prose text={result.reason} />
        </p>
      )}
    </>
  );
}

function Documentation({ result }: { readonly result: ResponseResult }) {
  const { candidate, evidence } = result;
  return (
    <Section name="Documentation">
      {result.documented.description !== '' && (
        <blockquote
          tabindex={0}
          dangerouslySetInnerHTML={{ __html: renderMarkdown(result.documented.description) }}
        />
      )}
      <dl class="condition">
        <dt>Given when</dt>
        <dd>
          <Prose text={result.condition} /> <small>({result.confidence})</small>
        </dd>
        {evidence.length > 0 && (
          <>
            <dt>Because</dt>
            <dd>
              <ul>
                {evidence.map(({ text, source }) => (
                  <li key={text}>
                    <Prose text={text} /> <Place source={source} />
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {candidate !== undefined && (
          <>
            <dt>Tried</dt>
            <dd>
              {candidate.summary}{' '}
              {candidate.of > 1 && (
                <small>
                  (attempt {candidate.tried} of {candidate.of})
                </small>
              )}
            </dd>
          </>
        )}
        <dt>Documented at</dt>
        <dd>
          <Place source={result.source} />
        </dd>
        <dt>Id</dt>
        <dd>
          <a href={`#${result.id}`}>
            <code>{result.id}</code>
          </a>
        </dd>
      </dl>
    </Section>
  );
}

function Assertions({ assertions }: { readonly assertions: readonly AssertionResult[] }) {
  const signs = { passed: '✓', failed: '✗', skipped: '–' } as const;
  if (assertions.length === 0) return null;
  return (
    <ul class="assertions">
      {assertions.map((assertion, index) => (
        <li key={index} class={assertion.outcome}>
          <span aria-hidden="true">{signs[assertion.outcome]}</span>
          <span>
            <span class="unseen">{assertion.outcome}: </span>
            <Prose text={assertion.name} />
            {assertion.message !== undefined && (
              <span class="message">
                <Prose text={assertion.message} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Titles often are the condition. */
function saysMore({ title, condition }: ResponseResult): boolean {
  return !title.toLowerCase().includes(condition.toLowerCase().replace(/\.$/, ''));
}

/** The title begins with the status, which has a column of its own. */
function titleWithoutStatus(result: ResponseResult): string {
  const status = `${statusText(result)} `;
  return result.title.startsWith(status) ? result.title.slice(status.length) : result.title;
}

function Section({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <section>
      <h5>{name}</h5>
      <div>{children}</div>
    </section>
  );
}

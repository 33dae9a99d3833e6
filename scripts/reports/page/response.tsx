import type { AssertionResult, ResponseResult } from '../../conformance/index.ts';
import { duration } from '../model/text.ts';
import { visible } from '../model/visible.ts';
import { Answer } from './answer.tsx';
import { renderMarkdown } from './markdown.ts';
import { Place, VerdictMark } from './marks.tsx';
import { OtherTraffic, Request } from './request.tsx';

/** One documented response: a line, and behind it everything that is known about it. */
export function Response({ result }: { readonly result: ResponseResult }) {
  const request = result.exchanges.findLast(({ role }) => role === 'request');
  return (
    <details class={`response ${result.verdict}`} data-verdict={result.verdict}>
      <summary>
        <VerdictMark verdict={result.verdict} />
        <b class="status">{result.status}</b>
        <span class="title">
          {titleWithoutStatus(result)} {saysMore(result) && <small>{result.condition}</small>}
          {result.verdict !== 'conforms' && <span class="reason">{result.reason}</span>}
        </span>
        {request !== undefined && <span class="time">{duration(result.durationMs)}</span>}
      </summary>
      <div class="detail" id={result.id}>
        {result.next !== undefined && (
          <Section name="Next">
            <p class="next">{result.next}</p>
          </Section>
        )}
        <Documentation result={result} />
        {request !== undefined && (
          <Section name="Request">
            <Request exchange={request} />
          </Section>
        )}
        <Section name="Answer">
          <Answer result={result} exchange={request} />
        </Section>
        {result.assertions.length > 0 && (
          <Section name="Assertions">
            <Assertions assertions={result.assertions} />
          </Section>
        )}
        {result.notes.length > 0 && (
          <Section name="Notes">
            <ul>
              {result.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Section>
        )}
        <OtherTraffic exchanges={result.exchanges.filter((exchange) => exchange !== request)} />
        <p class="id">
          <a href={`#${result.id}`}>{result.id}</a>
        </p>
      </div>
    </details>
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
      <p>
        <Place source={result.source} />
      </p>
      <dl class="condition">
        <dt>Given when</dt>
        <dd>
          {result.condition} <small>({result.confidence})</small>
        </dd>
        {evidence.length > 0 && (
          <>
            <dt>Because</dt>
            <dd>
              <ul>
                {evidence.map(({ text, source }) => (
                  <li key={text}>
                    {text} <Place source={source} />
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
              <small>
                ({candidate.tried} of {candidate.of})
              </small>
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

function Assertions({ assertions }: { readonly assertions: readonly AssertionResult[] }) {
  const signs = { passed: '✓', failed: '✗', skipped: '–' } as const;
  return (
    <ul class="assertions">
      {assertions.map((assertion, index) => (
        <li key={index} class={assertion.outcome}>
          <span aria-hidden="true">{signs[assertion.outcome]}</span>
          <span>
            <span class="unseen">{assertion.outcome}: </span>
            {visible(assertion.name)}
            {assertion.message !== undefined && <span class="message">{visible(assertion.message)}</span>}
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
function titleWithoutStatus({ title, status }: ResponseResult): string {
  return title.startsWith(`${status} `) ? title.slice(String(status).length + 1) : title;
}

function Section({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <section>
      <h4>{name}</h4>
      <div>{children}</div>
    </section>
  );
}

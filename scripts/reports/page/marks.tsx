import type { Verdict } from '../../conformance/index.ts';
import type { Source } from '../../documentation/index.ts';
import { verdictSigns } from '../model/verdicts.ts';
import { place } from '../model/words.ts';

/** The verdict as a sign in its colour, and in words for who cannot see it. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  return (
    <span class={`mark ${verdict}`} title={verdict}>
      <span aria-hidden="true">{verdictSigns[verdict]}</span>
      <span class="unseen">{verdict}</span>
    </span>
  );
}

/** A place in the documentation. */
export function Place({ source }: { readonly source: Source }) {
  return <code class="place">{place(source)}</code>;
}

/** `PUT /sending-ips/{external_ip}`, the variable parts set apart. */
export function OperationName({
  method,
  uriTemplate,
}: {
  readonly method: string;
  readonly uriTemplate: string;
}) {
  return (
    <code class="operation">
      <b>{method}</b>{' '}
      {uriTemplate
        .split(/(\{[^}]*\})/)
        .map((part) => (part.startsWith('{') ? <i key={part}>{part}</i> : part))}
    </code>
  );
}

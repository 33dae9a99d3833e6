import type { VNode } from 'preact';
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
  isAligned = false,
}: {
  readonly method: string;
  readonly uriTemplate: string;
  /** Whether paths are below each other, whatever the methods. */
  readonly isAligned?: boolean;
}) {
  return (
    <code class={isAligned ? 'operation aligned' : 'operation'}>
      <b>{method}</b> {uriTemplate.split(/(\{[^}]*\})/).map((part) => templatePart(part, isAligned))}
    </code>
  );
}

const longestQuery = 40;

/** A variable part; in a table a long list of query parameters as its beginning, with the whole behind it. */
function templatePart(part: string, isAligned: boolean): string | VNode {
  if (!part.startsWith('{')) return part;
  if (!isAligned || !/^\{[?&]/.test(part) || part.length <= longestQuery) return <i key={part}>{part}</i>;
  const names = part.slice(0, longestQuery).replace(/,[^,]*$/, '');
  return (
    <i key={part} title={part}>
      {names},…{'}'}
    </i>
  );
}

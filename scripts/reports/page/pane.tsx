import type { VNode } from 'preact';
import type { Row } from '../model/compare/rows.ts';
import { visible } from '../model/visible.ts';

type Side = 'documented' | 'received';

/** One side of a comparison: plain text where both agree, an element for each line that is marked. */
export function Pane({ rows, side }: { readonly rows: readonly Row[]; readonly side: Side }) {
  return (
    <pre class="pane" tabindex={0}>
      {lines(rows, side)}
    </pre>
  );
}

function lines(rows: readonly Row[], side: Side): (string | VNode)[] {
  const parts: (string | VNode)[] = [];
  let plain: string[] = [];
  for (const row of rows) {
    const text = row[side];
    if (row.difference === 'none' && row.deviation === undefined && text) {
      plain.push(text);
      continue;
    }
    if (plain.length > 0) parts.push(visible(plain.join('\n')));
    plain = [];
    parts.push(markedLine(row, side));
  }
  return plain.length > 0 ? [...parts, visible(plain.join('\n'))] : parts;
}

function markedLine(row: Row, side: Side): VNode {
  const raw = row[side];
  const text = raw === undefined ? undefined : visible(raw);
  const deviates = row.deviation !== undefined;
  if (side === 'documented') {
    if (text === undefined) return <span class="line gap"> </span>;
    return <span class={deviates ? 'line expected' : `line ${row.difference}`}>{text}</span>;
  }
  if (deviates) {
    return (
      <span class="line deviation">
        {text}
        <em> {visible(row.deviation ?? '')}</em>
      </span>
    );
  }
  return text === undefined ? (
    <span class="line gap"> </span>
  ) : (
    <span class={`line ${row.difference}`}>{text}</span>
  );
}
